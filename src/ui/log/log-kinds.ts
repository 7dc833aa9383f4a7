import type { Certainty } from "#src/exports/access-log-csv.ts";
import type { LogEvent } from "./log-event.ts";

/** What kind of thing happened, to choose by. */
export const ACTS = ["read", "written", "copied", "keys"] as const;
export type Act = (typeof ACTS)[number];

type Kind = { readonly act: Act; readonly certainty: Certainty };

const KINDS: Readonly<Record<LogEvent["type"], Kind>> = {
  // The relay wrote it down; the key of who asked signed for the asking.
  fetched: { act: "read", certainty: "fetched" },
  "fetched-file": { act: "read", certainty: "fetched" },
  refused: { act: "read", certainty: "fetched" },
  "fetched-key": { act: "keys", certainty: "fetched" },
  // Signed by who says it of themselves.
  opened: { act: "read", certainty: "opened" },
  "wrote-note": { act: "written", certainty: "written" },
  "wrote-proposal": { act: "written", certainty: "written" },
  "wrote-case": { act: "written", certainty: "written" },
  "stored-file": { act: "written", certainty: "written" },
  "told-as-child": { act: "written", certainty: "written" },
  "shared-with-family": { act: "written", certainty: "written" },
  // The holder signed the proposal.
  acted: { act: "written", certainty: "written" },
  undid: { act: "written", certainty: "yours" },
  managed: { act: "keys", certainty: "yours" },
  together: { act: "keys", certainty: "yours" },
  copied: { act: "copied", certainty: "copied" },
  "took-along": { act: "copied", certainty: "yours" },
  "backed-up": { act: "copied", certainty: "yours" },
  "passed-on": { act: "keys", certainty: "written" },
  // The resident's own doing, on a device of theirs.
  gave: { act: "keys", certainty: "yours" },
  renewed: { act: "keys", certainty: "yours" },
  changed: { act: "keys", certainty: "yours" },
  stopped: { act: "keys", certainty: "yours" },
  linked: { act: "keys", certainty: "yours" },
  unlinked: { act: "keys", certainty: "yours" },
  // Arithmetic: nobody did it.
  ended: { act: "keys", certainty: "by-itself" },
};

export const actOf = ({ type }: LogEvent): Act => KINDS[type].act;
export const certaintyOf = ({ type }: LogEvent): Certainty => KINDS[type].certainty;

/** Is it about a device of the resident, and so about no other person? */
export const isOfDevice = ({ type }: LogEvent): boolean =>
  type === "linked" || type === "unlinked" || type === "took-along" || type === "backed-up";
