import { concat } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import type { Problem } from "#src/protocol/errors.ts";
import { ROOT_GRANT } from "#src/protocol/ids.ts";
import type { Tables } from "#relay/ports/store.ts";
import { requestEvidence, writeLine } from "./access-log.ts";
import { knownDossier, openSections } from "./authorize.ts";
import type { Answer, CommandOf } from "./commands.ts";
import { ownVersion } from "./own-version.ts";
import type { Tools } from "./tools.ts";

/** POST /v1/bundles: what is sealed to the asker, of the sections that are open to it now. */
export function serveBundles(
  tables: Tables,
  tools: Tools,
  { request, now }: CommandOf<"bundles">,
): Result<Answer<"bundles">, Problem> {
  const { dossier, grant } = request;
  const open = openSections(tables, dossier, grant, now);
  if (!open.ok) return open;
  const sections = new Set(open.value);
  const bundles = tables.mailbox.bundles(dossier, grant).filter((row) => sections.has(row.section));
  const welcomes = tables.mailbox.welcomes(dossier, grant).filter((row) => sections.has(row.section));
  writeLine(tables, tools.sha512, dossier, now, {
    verb: "bundles",
    grant,
    bytes: [...bundles, ...welcomes].reduce((sum, row) => sum + row.sealed.length, 0),
    evidence: requestEvidence(request),
  });
  return ok({ bundles, welcomes });
}

/** POST /v1/status: where the asker stands, so that one who lost its memory goes on with the right numbers. */
export function serveStatus(tables: Tables, { request, now }: CommandOf<"status">): Result<Answer<"status">, Problem> {
  const { dossier, grant } = request;
  const known = knownDossier(tables, dossier);
  if (!known.ok) return known;
  const open = openSections(tables, dossier, grant, now);
  if (!open.ok) return open;
  const sections = open.value.flatMap((section) => {
    const place = tables.log.section(dossier, section);
    if (!place) return [];
    const last = grant === ROOT_GRANT ? undefined : tables.log.lastOf(dossier, section, grant);
    const own = last && concat(last.prefix, last.bodyHash, last.signature);
    return [{ section, generation: place.generation, pos: place.head.pos, own }];
  });
  return ok({ aclVersion: ownVersion(tables, known.value, grant), incarnation: known.value.incarnation, sections });
}
