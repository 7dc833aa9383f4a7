import { type Instant, instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { ENVELOPE_OVERHEAD } from "#src/protocol/envelope.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD } from "#src/protocol/log-head.ts";
import type { LogEntry, LogRow, SectionRow } from "#relay/ports/record-log.ts";
import type { Tables } from "#relay/ports/store.ts";
import { requestEvidence, writeLine } from "./access-log.ts";
import { knownDossier, mayManage, mayRead } from "./authorize.ts";
import type { Answer, CommandOf, UnsignedHead, Watched } from "./commands.ts";
import { asking } from "./hold-back.ts";
import { ownVersion } from "./own-version.ts";
import type { Tools } from "./tools.ts";

/** Section, position, time, form and length around an envelope in a page. */
const FRAME_OVERHEAD = 16 + 8 + 8 + 1 + 4;

/**
 * POST /v1/read: one page over the sections asked, in their order. Every section that gives something leaves a
 * line in this same transaction; the request's evidence is with the first of them.
 */
export function serveRead(tables: Tables, tools: Tools, command: CommandOf<"read">): Result<Answer<"read">, Problem> {
  const { request, body, now } = command;
  const { dossier, grant } = request;
  const known = knownDossier(tables, dossier);
  if (!known.ok) return known;
  const { incarnation } = known.value;
  if (body.incarnation !== incarnation) return err(problem("stale-cursor", { current: incarnation }));

  const places: { place: SectionRow; after: number }[] = [];
  for (const asked of body.sections) {
    const place = readable(tables, command, asked);
    if (!place.ok) return place;
    if (asked.after > place.value.head.pos) return err(problem("stale-cursor", { current: incarnation }));
    if (places.some((p) => p.place.section === asked.section)) return err(problem("malformed"));
    places.push({ place: place.value, after: asked.after });
  }

  const rows: { section: SectionId; row: LogRow }[] = [];
  const sections: { head: UnsignedHead; more: boolean }[] = [];
  const page = { left: tools.limits.readPageBytes, evidence: requestEvidence(request) };
  for (const { place, after } of places) {
    const { section } = place;
    let last: LogEntry | undefined;
    let weight = 0;
    // A section that has nothing new costs no query.
    for (const row of after < place.head.pos ? tables.log.after(dossier, section, after) : []) {
      const frame = FRAME_OVERHEAD + ENVELOPE_OVERHEAD + row.body.length;
      if (frame > page.left && rows.length > 0) break;
      rows.push({ section, row });
      last = row;
      weight += frame;
      page.left -= frame;
    }
    const head = last ?? tables.log.at(dossier, section, after);
    sections.push({ head: headAt(place, head), more: (last?.pos ?? after) < place.head.pos });
    if (!last) continue;
    writeLine(tables, tools.sha512, dossier, now, {
      verb: "read",
      grant,
      section,
      from: after,
      to: last.pos,
      bytes: weight,
      evidence: page.evidence,
    });
    page.evidence = new Uint8Array(0);
  }
  const asks = mayManage(tables, dossier, grant).ok ? asking(tables, dossier) : [];
  return ok({ incarnation, aclVersion: ownVersion(tables, known.value, grant), sections, rows, asks });
}

/** A grant that may read, and asks for nothing from before its beginning. */
function readable(
  tables: Tables,
  command: { readonly request: { dossier: DossierId; grant: Parameters<typeof mayRead>[2] }; readonly now: Instant },
  asked: Watched,
): Result<SectionRow, Problem> {
  const { dossier, grant } = command.request;
  const right = mayRead(tables, dossier, grant, asked.section, command.now);
  if (!right.ok) return right;
  if (asked.after < right.value.start) return err(problem("forbidden", { current: right.value.start }));
  const place = tables.log.section(dossier, asked.section);
  return place ? ok(place) : err(problem("not-found"));
}

const headAt = (place: SectionRow, entry: LogEntry | undefined): UnsignedHead => ({
  section: place.section,
  generation: place.generation,
  pos: entry?.pos ?? EMPTY_HEAD.pos,
  hash: entry?.headHash ?? EMPTY_HEAD.hash,
  time: entry?.time ?? instant(0),
});
