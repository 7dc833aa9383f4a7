import { createDiaryEntry } from "#src/dossier/diary-entry.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { createGoal } from "#src/dossier/goal.ts";
import { addDays } from "#src/dossier/local-date.ts";
import { createNetworkMember, NETWORK_GROUPS, RINGS } from "#src/dossier/network-member.ts";
import { createStep } from "#src/dossier/step.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import { recordAll, recordIn, recordInNewSection } from "#src/operations/record.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import type { Session } from "#src/operations/session.ts";
import type { Make } from "#src/ui/session/create-writer.ts";
import { owned, portsTo, share } from "#tests/support/bare-device.ts";
import { valueOf } from "#tests/support/value-of.ts";

export type Scale = { readonly goals: number; readonly people: number; readonly entries: number };

const SENTENCE =
  "Vandaag belde ik met de woningbouw over de douche. Ze komen donderdag kijken. Ik heb het opgeschreven en op de kast gehangen.";

/** Many ops go into the outbox at once; the relay takes them in envelopes of 40 KiB. */
const AT_ONCE = 500;

/**
 * A resident's dossier of that size, written by the app's own code and shared with a relay. Answers the words of its
 * recovery sheet, with which a browser brings it all back.
 */
export async function scaledDossier(origin: string, scale: Scale): Promise<string> {
  const ports = portsTo(origin);
  const session = valueOf(await createDossier(ports, "Riet", "482913"));
  const words = (await sheetWords(session, owned(session)))?.join(" ") ?? "";
  const today = dateIn(DUTCH_TIME, ports.clock());
  for (let i = 0; i < scale.goals; i++) await writeGoal(session, i);
  const member = (i: number): Make => {
    const fields = {
      name: `Mens ${i + 1}`,
      ring: RINGS[i % 3] ?? 1,
      group: NETWORK_GROUPS[i % NETWORK_GROUPS.length] ?? "friends",
      relation: "buur",
    };
    return (at) => createNetworkMember(fields, newEntityId(), at);
  };
  const page = (i: number): Make => {
    const fields = { on: addDays(today, -(i % 365)), text: `${i + 1}. ${SENTENCE}` };
    return (at) => createDiaryEntry(fields, newEntityId(), at);
  };
  const range = (length: number, make: (i: number) => Make): readonly Make[] =>
    Array.from({ length }, (_, i) => make(i));
  valueOf(await recordAll(session, owned(session), owned(session).only("network").id, range(scale.people, member)));
  const diary = range(scale.entries, page);
  for (let from = 0; from < diary.length; from += AT_ONCE) {
    valueOf(await recordIn(session, owned(session), "diary", diary.slice(from, from + AT_ONCE)));
    if (!(await share(session))) throw new Error("the relay does not take all of it");
  }
  session.lock();
  return words;
}

/** The same, of diary pages alone, until the relay has no room left for this dossier. `pages`: more than it can take. */
export async function fullDossier(origin: string, pages: number): Promise<string> {
  const session = valueOf(await createDossier(portsTo(origin), "Riet", "482913"));
  const words = (await sheetWords(session, owned(session)))?.join(" ") ?? "";
  for (let i = 0; i < pages; i++) {
    const fields = { on: dateIn(DUTCH_TIME, session.now()), text: SENTENCE.repeat(30) };
    valueOf(await recordIn(session, owned(session), "diary", [(at) => createDiaryEntry(fields, newEntityId(), at)]));
    if (i % 10 === 9 && !(await share(session))) {
      session.lock();
      return words;
    }
  }
  throw new Error("the relay took it all");
}

async function writeGoal(session: Session, i: number): Promise<void> {
  const id = newEntityId();
  const goal = { kind: "goal", author: OWNER, id };
  const section = valueOf(
    await recordInNewSection(session, owned(session), "goal", (at) =>
      createGoal({ text: `Doel ${i + 1}: elke week een brief openen` }, id, at),
    ),
  );
  const step =
    (n: number): Make =>
    (at) =>
      createStep({ title: `Stap ${n}`, goal }, newEntityId(), at);
  valueOf(await recordAll(session, owned(session), section, [step(1), step(2), step(3)]));
}
