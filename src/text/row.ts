/** A row with the same value in every place. `Array.from({ length })` asks for every place by its name and takes ten times as long. */
export function rowOf<T>(count: number, value: T): T[] {
  const row: T[] = [];
  for (let i = 0; i < count; i++) row.push(value);
  return row;
}
