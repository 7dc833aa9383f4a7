import { type Instant, MINUTE, instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { startOf } from "#src/protocol/time.ts";
import type { Facts, Tables } from "#relay/ports/store.ts";
import { writeLine } from "./access-log.ts";
import { knownDossier, mayManage, mayRead, openSections, sameKey } from "./authorize.ts";
import type { Answer, CommandOf, Nothing, Watched } from "./commands.ts";
import { heldBack } from "./hold-back.ts";
import { ownVersion } from "./own-version.ts";
import type { Tools } from "./tools.ts";

/** May a grant be told of new heads in all of these sections, now? Without sections: of access changes. */
export function mayWatch(
  facts: Facts,
  dossier: DossierId,
  grant: GrantId,
  sections: readonly Watched[],
  now: Instant,
): Result<Nothing, Problem> {
  const held = heldBack(facts, dossier, grant, now);
  if (held) return err(held);
  for (const { section } of sections) {
    const allowed = mayRead(facts, dossier, grant, section, now);
    if (!allowed.ok) return allowed;
  }
  if (sections.length > 0 || mayManage(facts, dossier, grant).ok) return ok({});
  const open = openSections(facts, dossier, grant, now);
  return open.ok ? ok({}) : open;
}

/** What a live subscription may be told, and when that has to be looked at again. */
export type Watch = {
  readonly sections: ReadonlySet<SectionId>;
  /** Rights are those of this version of the dossier: at another one they are looked up anew. */
  readonly rightsOf: number;
  /** The version that the watcher is told. */
  readonly aclVersion: number;
  /** The first instant at which a window of these closes. */
  readonly until: Instant;
};

/** A subscription lives while any of its sections is open; one without sections while the grant has anything open. */
export function watchNow(
  facts: Facts,
  dossier: DossierId,
  grant: GrantId,
  sections: readonly SectionId[],
  now: Instant,
): Result<Watch, Problem> {
  const known = knownDossier(facts, dossier);
  if (!known.ok) return known;
  const rightsOf = known.value.aclVersion;
  const aclVersion = ownVersion(facts, known.value, grant);
  const open = new Set<SectionId>();
  let until = instant(now + MINUTE);
  let refused: Result<never, Problem> | undefined;
  for (const section of sections) {
    const allowed = mayRead(facts, dossier, grant, section, now);
    if (!allowed.ok) refused ??= allowed;
    else {
      const closes = startOf(allowed.value.closes);
      until = open.size === 0 ? closes : instant(Math.min(until, closes));
      open.add(section);
    }
  }
  if (open.size > 0) return ok({ sections: open, rightsOf, aclVersion, until });
  if (refused) return refused;
  const allowed = mayWatch(facts, dossier, grant, [], now);
  return allowed.ok ? ok({ sections: open, rightsOf, aclVersion, until }) : allowed;
}

export type Newer = {
  readonly aclVersion: number;
  readonly sections: readonly { readonly section: SectionId; readonly pos: number }[];
};

/** Which of the sections stand further than the watcher knows. */
export function newer(
  facts: Facts,
  dossier: DossierId,
  grant: GrantId,
  sections: readonly Watched[],
  now: Instant,
): Result<Newer, Problem> {
  const known = knownDossier(facts, dossier);
  if (!known.ok) return known;
  const aclVersion = ownVersion(facts, known.value, grant);
  const ahead = sections.flatMap(({ section, after }) => {
    const pos = facts.log.section(dossier, section)?.head.pos ?? 0;
    return pos > after ? [{ section, pos }] : [];
  });
  // Asked last: a commit between two readings of these facts can only make it say no, never tell a grant of its own end.
  const allowed = mayWatch(facts, dossier, grant, sections, now);
  return allowed.ok ? ok({ aclVersion, sections: ahead }) : allowed;
}

/** A live subscription begins with a line in the access log, like any other access. */
export function subscribe(
  tables: Tables,
  tools: Tools,
  { dossier, grant, key, sections, evidence, now }: CommandOf<"subscribe">,
): Result<Answer<"subscribe">, Problem> {
  const known = knownDossier(tables, dossier);
  if (!known.ok) return known;
  if (!sameKey(tables, known.value, grant, key)) return err(problem("unauthenticated"));
  const allowed = mayWatch(tables, dossier, grant, sections, now);
  if (!allowed.ok) return allowed;
  writeLine(tables, tools.sha512, dossier, now, { verb: "live", grant, evidence });
  return ok({ aclVersion: ownVersion(tables, known.value, grant) });
}
