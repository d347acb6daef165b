/** The first quote, backslash or control character from `at` on; a line feed stands at the latest where the block ends. */
// @ts-ignore: decorator
@inline
export function findSpecial(at: usize): usize {
  while (true) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
        i8x16.lt_u(bytes, i8x16.splat(0x20)),
      ),
    );
    if (found != 0) return at + ctz(found);
    at += 16;
  }
}

/** The first line feed from `at` on. */
export function findLineFeed(at: usize): usize {
  while (true) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0x0a)));
    if (found != 0) return at + ctz(found);
    at += 16;
  }
}

/** Whether all bytes from `at` to `end` are ASCII; what stands behind `end` is read too. */
export function isAscii(at: usize, end: usize): bool {
  for (; at + 16 < end; at += 16) if (i8x16.bitmask(v128.load(at)) != 0) return false;
  return at >= end || (i8x16.bitmask(v128.load(at)) & ((1 << (<i32>(end - at))) - 1)) == 0;
}

/** The first byte from `at` on that is no blank of one line. */
// @ts-ignore: decorator
@inline
export function skipBlanks(at: usize): usize {
  let byte = load<u8>(at);
  while (byte == 0x20 || byte == 0x09 || byte == 0x0d) {
    at += 1;
    byte = load<u8>(at);
  }
  return at;
}

/** How many bytes the escape at `at` takes; 0 for one that JSON does not know, or NUL. */
export function escapeLength(at: usize): usize {
  switch (load<u8>(at + 1)) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return 2;
    case 0x75:
      return hexUnit(at + 2) > 0 ? 6 : 0;
    default:
      return 0;
  }
}

/** The code unit that four hex digits state; −1 when they are none. */
export function hexUnit(at: usize): i32 {
  let unit = 0;
  for (let digit: usize = 0; digit < 4; digit += 1) {
    const byte = <i32>load<u8>(at + digit);
    const letter = byte | 0x20;
    if (byte >= 0x30 && byte <= 0x39) unit = (unit << 4) | (byte - 0x30);
    else if (letter >= 0x61 && letter <= 0x66) unit = (unit << 4) | (letter - 0x57);
    else return -1;
  }
  return unit;
}
