import { makeOpenDossier } from "#src/exports/open-json.ts";
import { domainRights } from "#src/grants/rights.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import { beginHolder } from "#src/operations/holder-session.ts";
import { openPractice } from "#src/operations/open-practice.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import { syncable } from "#src/operations/sync-access.ts";
import { type FileSection, planTakeIn, takeIn } from "#src/operations/take-in.ts";
import { practiceScript } from "#src/ui/practice/practice-script.ts";
import { loadPracticeWords } from "#src/ui/practice/practice-words.ts";
import { openSource } from "#src/ui/take-along/open-source.ts";
import { owned, portsTo, share } from "#tests/support/bare-device.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";

const DAY = 24 * 60 * 60 * 1000;
const EVERYTHING = new Set(["feelings", "diary"] as const);
/** Parts of which those with a key are told. */
const SHARED: ReadonlySet<string> = new Set(["about", "goal", "calendar", "services", "coordination"]);

/** What is written on one day, by section. */
export type Day = readonly FileSection[];

/** The example's year, day by day: all records but letters and sounds, each on the day on which it was written. */
export async function practiceDays(): Promise<readonly Day[]> {
  const ports = portsTo("http://localhost");
  const session = await openPractice(ports, practiceScript(await loadPracticeWords("nl"), ports.clock()));
  const { sections } = makeOpenDossier(openSource(owned(session), EVERYTHING, "Iemand", 0));
  session.lock();
  const records = sections.flatMap(({ id, kind, records: all }) =>
    all
      .filter(({ files }) => files === undefined)
      .map(({ createdAt, amendedAt, files: _files, ...one }) => {
        const record = { ...one, createdAt: Date.parse(createdAt), amendedAt: Date.parse(amendedAt) };
        return { id, kind, record, day: Math.floor(record.createdAt / DAY) };
      }),
  );
  const days = [...new Set(records.map(({ day }) => day))].toSorted((a, b) => a - b);
  return days.map((day) =>
    sections.flatMap(({ id, kind }) => {
      const written = records.filter((one) => one.day === day && one.id === id).map(({ record }) => record);
      return written.length > 0 ? [{ id, kind, records: written }] : [];
    }),
  );
}

/**
 * A resident who lives that year over a relay, with so many people who hold a key to most of it: each day's writing is shared
 * that day, and everybody fetches it that day. All by the app's own code.
 */
export async function liveYear(origin: string, days: readonly Day[], holders: number): Promise<void> {
  const resident = valueOf(await createDossier(portsTo(origin), "Riet", "482913"));
  if (!(await share(resident))) throw new Error("the relay does not take all of it");
  const keys: { readonly session: Session; readonly key: Replica }[] = [];
  for (const [i, day] of days.entries()) {
    // Of the first day on, when there is something to share.
    const plan = planTakeIn(owned(resident), day, resident.now());
    valueOf(await takeIn(resident, owned(resident), plan));
    if (!(await share(resident))) throw new Error("the relay does not take all of it");
    for (let n = 0; i === 0 && n < holders; n++) keys.push(await giveKey(origin, resident));
    for (const { session, key } of keys) await syncable(session, key).sync();
  }
  for (const { session } of [{ session: resident }, ...keys]) session.lock();
}

async function giveKey(origin: string, resident: Session) {
  const session = await beginHolder(portsTo(origin));
  const own = owned(resident);
  const sections = own.sections.filter(({ kind }) => SHARED.has(kind)).map(({ id }) => id);
  const choice = { sections, domain: domainRights("note", "propose"), until: { type: "three-months" } } as const;
  return { session, key: await giveKeyInPerson({ session: resident, own }, { session }, choice) };
}
