import { toBase64url } from "#src/base/bytes.ts";
import { comparePlaces, type Entity, isLive, standsSince } from "#src/dossier/entity.ts";
import { CLOCK_TRUST, readingOf } from "#src/dossier/hlc.ts";
import type { Write } from "#src/dossier/merge.ts";
import { type Op, opToJson } from "#src/dossier/op.ts";
import { type SectionState, entitiesOf, logOf } from "#src/dossier/reduce.ts";
import { isRosterRecord } from "#src/grants/roster.ts";
import type { Keeping, WelcomeText } from "#src/grants/welcome-text.ts";
import { type SignedCapability, encodeCapability } from "#src/protocol/capability.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Replica } from "./replica.ts";

type Row = WelcomeText["state"][number];

/** Who tells it: which generation counts, whose word does, and between them and the reader, who let the reader in. */
export type WelcomeSource = {
  readonly generationOf: (section: SectionId) => number;
  readonly certificates: () => readonly SignedCapability[];
  readonly above: (section: SectionId) => readonly SignedCapability[];
};

/**
 * What a holder is told of a section: where its log stands, who may write, and what it says now. The present state is
 * restated value by value, so that nothing that was crossed out before comes along.
 */
export function welcomeText(
  replica: Replica,
  from: WelcomeSource,
  about: {
    readonly section: SectionId;
    readonly name: string;
    readonly capability: string;
    readonly until: number;
    readonly sections: readonly SectionId[];
    readonly keeping?: Keeping;
  },
): string {
  const copy = replica.section(about.section);
  if (!copy) throw new Error("a key is given to a section that is here");
  const inbox = copy.kind === "inbox";
  const text: WelcomeText = {
    v: 1,
    name: about.name,
    kind: copy.kind,
    generation: from.generationOf(copy.id),
    pos: copy.head.pos,
    head: toBase64url(copy.head.hash),
    maxEpoch: copy.maxEpoch,
    capability: about.capability,
    devices: from.certificates().map((certificate) => toBase64url(encodeCapability(certificate))),
    // Who else may write to the inbox is nobody's business but the owner's; a colleague is shown who let them in.
    members: (inbox ? from.above(copy.id) : [...copy.authors.values()]).map((author) =>
      toBase64url(encodeCapability(author)),
    ),
    state: inbox ? [] : [...rosterRows(copy.log.settled), ...presentRows(replica, copy.log.settled, copy.head.pos)],
    until: about.until,
    sections: [...about.sections],
    ...(about.keeping ? { keeping: about.keeping } : {}),
  };
  return JSON.stringify(text);
}

/** Roster records are handed over as they stand, with the positions at which they began to count. */
function rosterRows(state: SectionState): Row[] {
  return logOf(state).flatMap(({ op, author, device, position, index, relayTime, epoch }) => {
    if (op.t === "unknown" || !isRosterRecord({ op, author, device, position, index, relayTime, epoch })) return [];
    return [{ op: opToJson(op), author, device, position, index, relayTime, epoch }];
  });
}

/** In the order in which they came to be what they are: of two that say yes to one date, the first has it for this reader too. */
function presentRows(replica: Replica, state: SectionState, pos: number): Row[] {
  const present = [...state.kinds.keys()].flatMap((kind) =>
    kind.startsWith("roster.") ? [] : [...entitiesOf(state, kind)].filter(isLive),
  );
  return present
    .sort((a, b) => comparePlaces(standsSince(a), standsSince(b)))
    .flatMap((entity) => presentOps(entity).map((one) => ({ ...one, author: entity.ref.author })))
    .map(({ op, relayTime, author }, index) => ({
      op: opToJson(op),
      author,
      restated: true,
      device: replica.ref.grant,
      position: Math.max(1, pos),
      index,
      relayTime,
      epoch: 0,
    }));
}

/**
 * What stands in an entity, an op for each reading at which something of it was written. By those readings later writes
 * are older or newer, and name what they replace: with one for all, a reader would keep what everybody else sees replaced.
 */
function presentOps({ ref, fields }: Entity): readonly { readonly op: Op; readonly relayTime: number }[] {
  const written = new Map<string, { readonly write: Write; readonly fields: Record<string, unknown> }>();
  for (const [field, { writes }] of fields)
    for (const write of writes) {
      // Two devices may share a reading, and have written to the same field.
      let name = `${write.name}/${write.stamp.ms}`;
      while (field in (written.get(name)?.fields ?? {})) name += "'";
      const same = written.get(name) ?? { write, fields: {} };
      same.fields[field] = write.value;
      written.set(name, same);
    }
  return [...written.values()].map(({ write: { name, stamp }, fields: values }) => {
    const at = readingOf(name);
    // A reading that was believed only in part is cut off at the same place again.
    const relayTime = at.ms > stamp.ms ? stamp.ms - CLOCK_TRUST : stamp.ms;
    return { op: { t: "set", v: 1, kind: ref.kind, id: ref.id, at, fields: values }, relayTime };
  });
}
