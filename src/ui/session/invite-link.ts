import { createSignal } from "solid-js";

/** The fragment of a link to a key, `1.…` or `2.…`, or to a plan of one's own, `3.…`, or of a new phone to a guardian, `4.…`, without its `#`. */
const FRAGMENT = /^#([1234]\..*)$/su;

const [code, setCode] = createSignal<string>();

/** The code that came with the address of this page, if any; it is in memory only. */
export const inviteCode = code;

/** It was used, or the person chose otherwise. */
export const forgetInviteCode = (): void => {
  setCode(undefined);
};

/**
 * Takes the code out of the address at once, so that neither history nor a screenshot nor a shared address has it. To be
 * called before anything else runs, and when only what follows the `#` changes.
 */
export function takeInviteCode(
  location: Pick<Location, "hash" | "pathname">,
  history: Pick<History, "replaceState">,
): void {
  const found = FRAGMENT.exec(location.hash)?.[1];
  if (found === undefined) return;
  history.replaceState(null, "", location.pathname);
  setCode(found);
}
