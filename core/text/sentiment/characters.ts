/** What a UTF-16 code unit is to the tokeniser. */
export const character = {
  other: 0,
  letter: 1,
  digit: 2,
  blank: 3,
  apostrophe: 4,
  comma: 5,
  stop: 6,
  exclamation: 7,
  question: 8,
  currency: 9,
  hash: 10,
  at: 11,
  percent: 12,
  plus: 13,
  minus: 14,
  ampersand: 15,
  skipped: 16,
  symbol: 17,
  high: 18,
} as const;

/** The kind of every code unit. */
export const kindOf = new Uint8Array(65_536);
/** Every code unit as words are compared: lower case, without accents, wide forms narrowed. */
export const foldOf = new Uint16Array(65_536);

const ascii: Record<string, number> = {
  "'": character.apostrophe,
  "’": character.apostrophe,
  "‘": character.apostrophe,
  "`": character.apostrophe,
  ",": character.comma,
  ";": character.stop,
  ":": character.stop,
  ".": character.stop,
  "|": character.stop,
  "(": character.stop,
  ")": character.stop,
  "[": character.stop,
  "]": character.stop,
  '"': character.comma,
  "“": character.comma,
  "”": character.comma,
  "«": character.comma,
  "»": character.comma,
  "/": character.comma,
  "…": character.stop,
  "–": character.minus,
  "—": character.minus,
  "−": character.minus,
  "-": character.minus,
  "‑": character.minus,
  "!": character.exclamation,
  "¡": character.comma,
  "?": character.question,
  "¿": character.comma,
  $: character.currency,
  "€": character.currency,
  "£": character.currency,
  "₹": character.currency,
  "¥": character.currency,
  "#": character.hash,
  "@": character.at,
  "%": character.percent,
  "+": character.plus,
  "&": character.ampersand,
};

function fill(from: number, to: number, kind: number): void {
  kindOf.fill(kind, from, to + 1);
}

for (let code = 0; code < 65_536; code += 1) foldOf[code] = code;
// Beyond Latin every code unit is a letter unless a range below says otherwise: such words are rare here, and only need an end.
fill(0x00c0, 0xffff, character.letter);
fill(0x0300, 0x036f, character.skipped);
fill(0x2000, 0x206f, character.blank);
fill(0x200b, 0x200f, character.skipped);
fill(0x202a, 0x202e, character.skipped);
fill(0x2060, 0x206f, character.skipped);
fill(0x20a0, 0x20cf, character.currency);
fill(0x2100, 0x2bff, character.symbol);
fill(0x3000, 0x3003, character.blank);
fill(0xd800, 0xdbff, character.high);
fill(0xdc00, 0xdfff, character.skipped);
fill(0xe000, 0xf8ff, character.other);
fill(0xfe00, 0xfe0f, character.skipped);
fill(0xfff0, 0xffff, character.skipped);
kindOf[0xfeff] = character.skipped;
kindOf[0x00d7] = character.other;
kindOf[0x00f7] = character.other;
for (const blank of [9, 10, 11, 12, 13, 32, 0xa0, 0x85]) kindOf[blank] = character.blank;
kindOf[0xad] = character.skipped;
fill(0x30, 0x39, character.digit);
fill(0x41, 0x5a, character.letter);
fill(0x61, 0x7a, character.letter);
kindOf[0xaa] = character.letter;
kindOf[0xba] = character.letter;
for (const [sign, kind] of Object.entries(ascii)) kindOf[sign.charCodeAt(0)] = kind;
// Wide forms of ASCII stand for their narrow twins.
for (let code = 0xff01; code <= 0xff5e; code += 1) {
  kindOf[code] = kindOf[code - 0xfee0]!;
  foldOf[code] = code - 0xfee0;
}
for (let code = 0x41; code < 0x250; code += 1) {
  const plain = String.fromCharCode(code).toLowerCase().normalize("NFD").charCodeAt(0);
  if (kindOf[code] === character.letter) foldOf[code] = plain;
}
for (let code = 0xff21; code <= 0xff5a; code += 1) foldOf[code] = foldOf[code - 0xfee0]!;
