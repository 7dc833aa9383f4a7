import { emptySection } from "#src/dossier/reduce.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { createNote, notes } from "#src/dossier/note.ts";
import type { DateChoice } from "#src/grants/window.ts";
import { preset } from "#src/grants/presets.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { giveKeyInPerson } from "./give-key-in-person.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice, World } from "./world.ts";

export const DONE = [{ type: "done" }] as const;

export const writeGoal = async ({ session, own }: OpenDevice, text: string): Promise<SectionId> =>
  valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal({ text }, newEntityId(), at)));

export async function writeNote(
  { session }: Pick<OpenDevice, "session">,
  replica: Replica,
  section: SectionId,
  text: string,
) {
  valueOf(await record(session, replica, section, (at) => createNote({ text, kind: "support" }, newEntityId(), at)));
}

/** The replica of this access as the session has it now: sessions read theirs anew. */
export const present = ({ session }: OpenDevice, replica: Replica): Replica =>
  session.replica(replica.ref.grant) ?? replica;

export const noteTexts = (replica: Replica, section: SectionId): readonly string[] =>
  notes(replica.shown(section) ?? emptySection)
    .map(({ fields }) => fields.text)
    .sort();
export const goalTexts = (replica: Replica, section: SectionId): readonly string[] =>
  goals(replica.shown(section) ?? emptySection)
    .map(({ fields }) => fields.text)
    .sort();

/** A resident with one goal that has been shared, who gives keys to as many as asked, for as long as asked. */
export async function kitchenTable(world: World, holders: number, until: DateChoice = { type: "two-weeks" }) {
  const owner = await world.resident("Samira");
  const goal = await writeGoal(owner, "Ik wil weer leren fietsen");
  await owner.sync();
  const keys: { readonly device: OpenDevice; readonly key: Replica }[] = [];
  const { domain } = preset("think-along");
  for (let n = 0; n < holders; n++) {
    const device = await world.holder();
    keys.push({ device, key: await giveKeyInPerson(owner, device, { sections: [goal], domain, until }) });
  }
  return { owner, goal, keys };
}
