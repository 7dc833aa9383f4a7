import { type AnsweredProposal, proposals } from "#src/dossier/answer.ts";
import { newestFirst } from "#src/dossier/record-order.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Part } from "./what-holder-may.ts";

/** What this holder proposed in the parts that can be read back, the newest first, each with its answer. */
export const ownProposals = (replica: Replica, parts: readonly Part[]): readonly AnsweredProposal[] =>
  parts
    .filter(({ reads }) => reads)
    .flatMap(({ state }) => proposals(state))
    .filter(({ proposal }) => proposal.ref.author === replica.author)
    .sort((a, b) => newestFirst(a.proposal, b.proposal));
