import { OWNER } from "#src/dossier/entity-id.ts";
import { Rotation } from "#src/dossier/rotation.ts";
import { type LedgerDevice, readLedger } from "#src/grants/ledger.ts";
import { isLinked } from "#src/grants/own-devices.ts";
import { decodeCertificate } from "#src/operations/certificates.ts";
import type { readAccessLog } from "#src/operations/access-log.ts";
import { openedBy } from "#src/operations/receipts.ts";
import type { Replica } from "#src/operations/replica.ts";
import { standingActs } from "#src/operations/standing-acts.ts";
import { copiedBy } from "#src/operations/say-copied.ts";
import { type GrantId, parseId16, ROOT_GRANT } from "#src/protocol/ids.ts";
import { eventsOfKeys } from "./key-events.ts";
import type { LogEvent } from "./log-event.ts";
import { writtenBy } from "./written-kinds.ts";

type Answer = Extract<Awaited<ReturnType<typeof readAccessLog>>, { readonly ok: true }>;
/** A line as the relay wrote it down, checked. */
export type AccessLine = Answer["value"][number];

const WROTE = {
  note: "wrote-note",
  proposal: "wrote-proposal",
  case: "wrote-case",
  child: "told-as-child",
  family: "shared-with-family",
} as const;

/**
 * What holders did, as the relay wrote it down. The resident's own devices are left out; a grant that no record of this
 * device knows stays in, without a name.
 */
export function eventsOfAccess(replica: Replica, lines: readonly AccessLine[]): readonly LogEvent[] {
  const ledger = replica.shown(replica.only("ledger").id);
  const own = new Set<GrantId>([ROOT_GRANT, replica.ref.grant, ...(ledger ? readLedger(ledger).devices.keys() : [])]);
  // Who tries the first sheet after its end is somebody.
  const isOfSomebody = ({ grant, verb }: AccessLine): boolean =>
    !own.has(grant) || (grant === ROOT_GRANT && verb === "refused");
  return lines.filter(isOfSomebody).flatMap((line) => eventOf(replica, line) ?? []);
}

function eventOf(replica: Replica, { verb, grant, section, time: at, from, to }: AccessLine): LogEvent | undefined {
  switch (verb) {
    case "read":
      return { type: "fetched", at, grant, section };
    case "fetch-file":
      return { type: "fetched-file", at, grant, section };
    case "store-file":
      return { type: "stored-file", at, grant, section };
    case "bundles":
      return { type: "fetched-key", at, grant };
    case "refused":
      return { type: "refused", at, grant };
    case "append": {
      const state = replica.shown(section);
      const written = state && writtenBy(state, grant, from, to);
      if (written === "other") return undefined;
      return { type: WROTE[written ?? "note"], at, grant };
    }
    // Changing access and erasing are the resident's; being connected shows nothing to anybody; a note
    // that its author took back says so in its place.
    case "access":
    case "live":
    case "erase":
    // A key of guardians asks: that is no line among others, it stands on the first screen.
    case "ask":
    case "drop-file":
      return undefined;
  }
}

/** What this device knows by itself: what holders signed, and what the resident did with keys. */
export function eventsOfDossier(replica: Replica, now: number): readonly LogEvent[] {
  return [
    ...eventsOfReceipts(replica),
    ...eventsOfCopies(replica),
    ...eventsOfKeys(replica, now),
    ...eventsOfDevices(replica),
    ...endOfFirstSheet(replica),
    ...eventsOfActs(replica),
  ];
}

/** What was done for the resident, also under keys that are over; and what they took back. */
const eventsOfActs = (replica: Replica): readonly LogEvent[] =>
  standingActs(replica).flatMap(({ grant, section, text, at, undone, answer }): LogEvent[] => [
    { type: "acted", at, grant, section, text },
    ...(undone ? [{ type: "undid" as const, at: answer.amendedAt, grant, section, text }] : []),
  ]);

/** A reader says once that they opened what a part then held; said twice, by two windows, it is still one opening. */
function eventsOfReceipts(replica: Replica): readonly LogEvent[] {
  const first = new Map<string, LogEvent>();
  for (const { ref, fields, createdAt } of openedBy(replica)) {
    const grant = parseId16<GrantId>(ref.author);
    if (grant === undefined) continue;
    // Newest first, so that the earliest stays.
    first.set(`${grant}/${fields.section}/${fields.upTo}`, {
      type: "opened",
      at: createdAt,
      grant,
      section: fields.section,
    });
  }
  return [...first.values()];
}

const eventsOfCopies = (replica: Replica): readonly LogEvent[] =>
  copiedBy(replica).flatMap(({ ref, fields, createdAt }): LogEvent[] => {
    const at = { at: createdAt, grant: replica.ref.grant };
    if (ref.author === OWNER)
      return [
        fields.as === "backup" ? { type: "backed-up", ...at } : { type: "took-along", ...at, reason: fields.reason },
      ];
    const grant = parseId16<GrantId>(ref.author);
    return grant === undefined ? [] : [{ type: "copied", at: createdAt, grant, reason: fields.reason }];
  });

/** Undefined for a device. */
const kindOf = ({ sheet, guardians }: Pick<LedgerDevice, "sheet" | "guardians">): "sheet" | "guardians" | undefined =>
  guardians ? "guardians" : sheet === true ? "sheet" : undefined;
const cameBy = { sheet: "by-sheet", guardians: "by-guardians", device: "device" } as const;

/** Devices and sheets that another one brought in, and those that ended: whoever did that was on one of the resident's own. */
function eventsOfDevices(replica: Replica): readonly LogEvent[] {
  const state = replica.shown(replica.only("ledger").id);
  if (!state) return [];
  const { devices } = readLedger(state);
  return [...devices].flatMap(([grant, entry]): LogEvent[] => {
    const { certificate, name, addedAt, endedAt } = entry;
    const by = decodeCertificate(certificate)?.capability.parent;
    const above = by === undefined ? undefined : devices.get(by);
    const what = kindOf(entry) ?? (above && cameBy[kindOf(above) ?? "device"]) ?? "device";
    return [
      ...(addedAt !== undefined && isLinked(certificate)
        ? [{ type: "linked" as const, at: addedAt, grant, name, what } as const]
        : []),
      ...(endedAt === undefined ? [] : [{ type: "unlinked" as const, at: endedAt, grant, name, what } as const]),
    ];
  });
}

/** The end of the first sheet, which is no device: in the ledger's own log. */
function endOfFirstSheet(replica: Replica): readonly LogEvent[] {
  const handed = replica
    .only("ledger")
    .log.rows.find(({ op }) => op.t === "set" && op.kind === Rotation.name && op.fields["handovers"] !== undefined);
  return handed && replica.only("ledger").handovers.length > 0
    ? [{ type: "unlinked", at: handed.relayTime, grant: ROOT_GRANT, name: undefined, what: "sheet" }]
    : [];
}
