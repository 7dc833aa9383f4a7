import type { Mode } from "#src/dossier/acting.ts";
import { type AnsweredProposal, proposals } from "#src/dossier/answer.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { createProposal, type Proposal } from "#src/dossier/proposal.ts";
import { emptySection, type SectionState } from "#src/dossier/reduce.ts";
import { steps } from "#src/dossier/step.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { giveKeyInPerson } from "./give-key-in-person.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice, World } from "./world.ts";

export const goalAbout = async ({ session, own }: OpenDevice, text: string, topic: "money" | "mind") =>
  valueOf(
    await recordInNewSection(session, own, "goal", (at) => {
      const name = topic === "money" ? "Geld en post" : "Hoofd en gevoel";
      return createGoal({ text, areas: [name], topics: [{ area: topic, name }] }, newEntityId(), at);
    }),
  );

/** A bewindvoerder's key to the first section; it opens the others beside it. */
export async function giveMoneyKey(
  owner: OpenDevice,
  holder: OpenDevice,
  mode: Mode,
  section: SectionId,
  ...beside: readonly SectionId[]
): Promise<Replica> {
  const choice = {
    sections: [section, ...beside],
    domain: domainRights("note", "propose"),
    until: { type: "three-months" },
  } as const;
  return giveKeyInPerson(owner, holder, choice, { scope: "money", mode, sections: [section] });
}

/** Samira with a goal about money and one about sleep, and Bea with a key to the first. */
export async function withBea(world: World, mode: Mode) {
  const phone = await world.resident("Samira");
  const money = await goalAbout(phone, "Mijn post openen", "money");
  const care = await goalAbout(phone, "Beter slapen", "mind");
  await phone.sync();
  const bea = await world.holder();
  const key = await giveMoneyKey(phone, bea, mode, money);
  return { phone, bea, key, money, care };
}

export type Proposed = Partial<Proposal> & { readonly text: string; readonly id?: EntityId };

/** Written and sent by a holder. */
export async function propose(
  holder: OpenDevice,
  key: Replica,
  section: SectionId,
  { id = newEntityId(), ...proposal }: Proposed,
): Promise<void> {
  const now = holder.session.replica(key.ref.grant) ?? key;
  valueOf(
    await record(holder.session, now, section, (at) => createProposal({ proposes: "step", ...proposal }, id, at)),
  );
  await holder.sync();
}

export const stateOf = (replica: Replica, section: SectionId): SectionState => replica.shown(section) ?? emptySection;
export const stepsIn = (replica: Replica, section: SectionId): readonly string[] =>
  steps(stateOf(replica, section)).map(({ fields }) => fields.title);
export const answersIn = (replica: Replica, section: SectionId) =>
  proposals(stateOf(replica, section)).map(({ proposal, answer }: AnsweredProposal) => [
    proposal.fields.text,
    answer?.fields.answer,
    answer?.fields.standing,
  ]);
export const goalsOf = ({ own }: OpenDevice): readonly string[] =>
  own
    .ofKind("goal")
    .flatMap(({ id }) => goals(stateOf(own, id)).map(({ fields }) => fields.text))
    .sort();
