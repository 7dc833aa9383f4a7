import type { GrantId } from "#src/protocol/ids.ts";

/** Under which names a holder's unsent texts are kept, one of each for every key. */
export const draftNames = (grant: GrantId) =>
  ({ note: `received/${grant}/note`, proposal: `received/${grant}/proposal` }) as const;
