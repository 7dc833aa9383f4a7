const NAME = "roer-here";

/**
 * That something lies on this device, kept beside the database: a browser that throws the database away, or somebody who
 * clears it, may leave this, and then it can be said what happened. It holds nothing but that, as the database itself
 * does for whoever looks; no server ever hears of it.
 */
export const wasHere = (storage: Pick<Storage, "getItem"> | undefined): boolean => {
  try {
    return storage?.getItem(NAME) === "1";
  } catch {
    return false;
  }
};

/** `isHere`: false once everything was wiped on purpose. */
export function keepWasHere(storage: Pick<Storage, "setItem" | "removeItem"> | undefined, isHere: boolean): void {
  try {
    if (isHere) storage?.setItem(NAME, "1");
    else storage?.removeItem(NAME);
  } catch {
    // A browser that keeps nothing: there is nothing to be lost either.
  }
}
