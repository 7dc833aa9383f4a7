import { Agreement } from "#src/dossier/agreement.ts";
import { CasePoint } from "#src/dossier/case-point.ts";
import { ChildVoice } from "#src/dossier/child-voice.ts";
import { parseAuthorId } from "#src/dossier/entity-id.ts";
import { FamilyShare } from "#src/dossier/family-share.ts";
import { Note } from "#src/dossier/note.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { logOf, type SectionState } from "#src/dossier/reduce.ts";
import type { GrantId } from "#src/protocol/ids.ts";

export type Written = "note" | "proposal" | "case" | "child" | "family" | "other";

/**
 * What somebody wrote at places (from, to] of a section's log. `other`: something that is said elsewhere (that they
 * opened a part) or is no news. Undefined when this device does not have those places (yet).
 */
export function writtenBy(state: SectionState, grant: GrantId, from: number, to: number): Written | undefined {
  let found: Written | undefined;
  for (const { op, author, position } of logOf(state)) {
    if (position <= from || position > to || author !== parseAuthorId(grant)) continue;
    if (op.t === "set" && op.kind === Note.name) return "note";
    if (op.t === "set" && op.kind === Proposal.name) return "proposal";
    if (op.t === "set" && (op.kind === CasePoint.name || op.kind === Agreement.name)) return "case";
    if (op.t === "set" && op.kind === ChildVoice.name) return "child";
    if (op.t === "set" && op.kind === FamilyShare.name) return "family";
    found = "other";
  }
  return found;
}
