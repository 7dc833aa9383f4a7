/** What must hold in every world, whatever its people and its relay do. */
export type Invariant =
  | "nothing readable at the relay"
  | "nobody opens outside a window"
  | "nothing let in outside a window"
  | "honest devices agree"
  | "a fork is found in one exchange"
  | "a stop is never half done"
  | "nothing withdrawn comes back"
  | "one line for each reading"
  | "nobody does what their key does not allow"
  | "a key is what was agreed"
  | "no word is lost, doubled, or in another's name"
  | "everybody can go on";

export class Broken extends Error {
  readonly invariant: Invariant;
  constructor(invariant: Invariant, what: string) {
    super(`${invariant}: ${what}`);
    this.invariant = invariant;
  }
}

export function hold(condition: boolean, invariant: Invariant, what: () => string): void {
  if (!condition) throw new Broken(invariant, what());
}
