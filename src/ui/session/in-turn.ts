/**
 * Does one thing after the other: what is pressed twice quickly sees the first press done before the second begins, and
 * looks up what it changes when its turn comes.
 */
export function inTurn(): (work: () => Promise<unknown>) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    last = last.then(work);
  };
}
