/** A row with the same value in every place. `Array.from({ length })` asks for every place by its name and takes ten times as long. */
export function rowOf<T>(count: number, value: T): T[] {
  const row: T[] = [];
  for (let i = 0; i < count; i++) row.push(value);
  return row;
}

type NumberRow = Int32Array | Int16Array | Uint16Array | Uint8Array;

/** A row of numbers of `length` places that begins with what a shorter one holds; the places behind it hold `rest`. */
export function widened<T extends NumberRow>(row: T, length: number, rest = 0): T {
  const wide = new (row.constructor as new (length: number) => T)(length);
  if (rest !== 0) wide.fill(rest, row.length);
  wide.set(row);
  return wide;
}
