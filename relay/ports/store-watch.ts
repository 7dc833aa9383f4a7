/** Told by a store how it gets on; for an operator's figures, without a word of what it stores. */
export type StoreWatch = {
  /** So many commands became safe on disk together. */
  committed(commands: number): void;
  /** So many wait for that now. */
  waiting(commands: number): void;
};
