import { createAppointment } from "#src/dossier/appointment.ts";
import { type CheckIn, createCheckIn, MOODS } from "#src/dossier/check-in.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { createGoal, Goal } from "#src/dossier/goal.ts";
import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import { createNote } from "#src/dossier/note.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { createService } from "#src/dossier/service.ts";
import { createStep } from "#src/dossier/step.ts";
import { domainRights } from "#src/grants/rights.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import { beginHolder } from "#src/operations/holder-session.ts";
import { writeKeyFile } from "#src/operations/key-file.ts";
import type { HashPassphrase } from "#src/operations/ports.ts";
import { record, recordAll, recordIn, recordInNewSection } from "#src/operations/record.ts";
import type { Session } from "#src/operations/session.ts";
import { syncable } from "#src/operations/sync-access.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { Make } from "#src/ui/session/create-writer.ts";
import { owned, portsTo, share } from "#tests/support/bare-device.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";

const SENTENCE =
  "Vandaag belde ik met de woningbouw over de douche. Ze komen donderdag kijken. Ik heb het opgeschreven en op de kast gehangen.";

/** Giving a key is mostly waiting for each other: so many residents do it at a time. */
const AT_ONCE = 12;

export type ManyKeys = { readonly keys: number; readonly entries: number };

/**
 * The key file of a professional who holds so many keys, each to a dossier of so many entries, all written, given and
 * received by the app's own code over the relay. One in ten has a proposal that waits for an answer.
 */
export async function manyKeys(
  origin: string,
  { keys, entries }: ManyKeys,
  hashPassphrase: HashPassphrase,
  sentence: string,
): Promise<Bytes> {
  const professional = await beginHolder(portsTo(origin, hashPassphrase));
  await introduce(professional);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < keys) await receive(origin, professional, next++, entries);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const file = valueOf(await writeKeyFile(professional, sentence));
  professional.lock();
  return file;
}

/** As the screen on which a key is received keeps it. */
async function introduce(professional: Session): Promise<void> {
  const change = professional.store.change();
  const introduction = { name: "Joost", role: "wijkcoach", organisation: "Wijkteam Zuid" };
  professional.saveProfile(change, { ...professional.profile, introduction });
  valueOf(await professional.commit(change));
}

async function receive(origin: string, professional: Session, i: number, entries: number): Promise<void> {
  const resident = valueOf(await createDossier(portsTo(origin), `Inwoner ${i + 1}`, "482913"));
  await writeDossier(resident, entries);
  if (!(await share(resident))) throw new Error("the relay does not take all of it");
  const own = owned(resident);
  const shared = own.sections.filter(({ kind }) => SHARED.has(kind)).map(({ id }) => id);
  const key = await giveKeyInPerson(
    { session: resident, own },
    { session: professional },
    { sections: shared, domain: domainRights("note", "propose", "score"), until: { type: "three-months" } },
  );
  const [goal] = key.ofKind("goal");
  if (i % 10 === 0 && goal)
    valueOf(
      await record(professional, key, goal.id, (at) =>
        createProposal({ proposes: "step", text: "Samen naar het spreekuur" }, newEntityId(), at),
      ),
    );
  await syncable(professional, key).sync();
  resident.lock();
}

const SHARED: ReadonlySet<string> = new Set(["about", "goal", "calendar", "services", "coordination"]);

/** One goal with steps, ten kinds of help, and the rest as appointments, notes and check-ins, a third of each. */
async function writeDossier(session: Session, entries: number): Promise<void> {
  const today = dateIn(DUTCH_TIME, session.now());
  const id = newEntityId();
  const goal = { kind: Goal.name, author: OWNER, id };
  const section = valueOf(
    await recordInNewSection(session, owned(session), "goal", (at) =>
      createGoal({ text: "Elke week een brief openen" }, id, at),
    ),
  );
  const step = (n: number): Make => {
    const fields = { title: `Stap ${n + 1}`, goal, how: n === 0 ? ("professional" as const) : ("me" as const) };
    return (at) => createStep(fields, newEntityId(), at);
  };
  const help = (n: number): Make => {
    return (at) => createService({ what: `Hulp ${n + 1}`, provider: "Thuiszorg" }, newEntityId(), at);
  };
  const third = Math.floor((entries - 20) / 3);
  await recordAll(session, owned(session), section, [...range(9, step), ...range(third, noteOf)]);
  valueOf(await recordIn(session, owned(session), "services", range(10, help)));
  valueOf(await recordIn(session, owned(session), "calendar", range(third, appointmentOf(today))));
  valueOf(await recordIn(session, owned(session), "coordination", range(third, checkInOf(today))));
}

const range = (length: number, make: (i: number) => Make): readonly Make[] => Array.from({ length }, (_, i) => make(i));

const noteOf = (n: number): Make => {
  return (at) => createNote({ text: `${n + 1}. ${SENTENCE}`, kind: "support" }, newEntityId(), at);
};

const appointmentOf =
  (today: LocalDate) =>
  (n: number): Make => {
    const fields = { title: `Afspraak ${n + 1}`, on: addDays(today, n - 100), remember: SENTENCE };
    return (at) => createAppointment(fields, newEntityId(), at);
  };

const checkInOf =
  (today: LocalDate) =>
  (n: number): Make => {
    const fields: CheckIn = { on: addDays(today, -n), mood: MOODS[n % MOODS.length] ?? "fair", words: SENTENCE };
    return (at) => createCheckIn(fields, newEntityId(), at);
  };
