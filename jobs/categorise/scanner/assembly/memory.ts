/**
 * Where things lie in the module's memory. The caller writes the tables once and a block of lines at a time, ended by a
 * line feed, and reads the entries that `scan` writes.
 */
export const fields: usize = 10_240;
export const fieldCount: i32 = 15;
/** A byte for each UTF-16 code unit. */
export const foldTable: usize = 16_384;

/** Of each line: kind, line, start, end, id's start and end, three words of the id's hash, nothing. */
export const entryBytes: usize = 40;
/** And of one that may name an asset: bits of the fields stated, escaped and beyond ASCII, starts and ends of the fields. */
export const detailBytes: usize = 12 + 8 * <usize>fieldCount;
