import type { Replica } from "#src/operations/replica.ts";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import type { Claims } from "./create-claims.ts";

/** What every part of something that was asked is shown from. */
export type AskedProps = {
  readonly of: PlanHelp;
  readonly replica: Replica;
  /** Of the resident. */
  readonly name: string;
  readonly claims: Claims;
};
