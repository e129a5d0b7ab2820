/** A model of names that cannot be used: one sentence saying why and what to do. */
export class NamesModelError extends Error {
  override readonly name = 'NamesModelError';
}
