import type { GrantId } from "#src/protocol/ids.ts";

/** Under which names a holder's unsent texts are kept, one of each for every key. */
export const draftNames = (grant: GrantId) =>
  ({
    note: `received/${grant}/note`,
    proposal: `received/${grant}/proposal`,
    goal: `received/${grant}/goal`,
    service: `received/${grant}/service`,
    appointment: `received/${grant}/appointment`,
    copy: `received/${grant}/copy`,
    offer: `received/${grant}/offer`,
  }) as const;
