import { childVoices } from "#src/dossier/child-voice.ts";
import { familyMembers } from "#src/dossier/family-member.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { ChildPen } from "#src/operations/child-pen.ts";
import { childSections, giveChildKey } from "#src/operations/give-child-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { beginFamilyPlan, ON } from "./family-scene.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice, World } from "./world.ts";

export const SECRET = { kind: "pictures", text: "3-7-1-11 poes" } as const;

/** Samira has a plan with her daughter Noor in it, who has a key of her own on Samira's phone. */
export async function parentAndChild(world: World) {
  const samira = await world.resident("Samira");
  const family = await beginFamilyPlan(samira, "Noor");
  const [noor] = familyMembers(samira.own.shown(family) ?? emptySection);
  if (!noor) throw new Error("Noor is in the plan");
  const child = { name: "Noor", ageBand: "4-11", member: noor.ref } as const;
  const { grant } = valueOf(await giveChildKey(samira.session, samira.own, child, SECRET));
  const sections = childSections(samira.own, noor.ref);
  const [alone, helpers] = [sections.get("parent"), sections.get("helpers")];
  if (alone === undefined || helpers === undefined) throw new Error("a child has a section for each audience");
  return { samira, family, member: noor, child, grant, alone, helpers };
}

export const openPen = async ({ session, own }: OpenDevice, grant: Parameters<typeof ChildPen.open>[2]) =>
  valueOf(await ChildPen.open(session, own, grant, SECRET.text));

export async function tell(pen: ChildPen, section: SectionId, wish: string, id = newEntityId(), isNew = true) {
  valueOf(await pen.say(section, { on: ON, ageBand: "4-11", wish }, { id, isNew }));
  return id;
}

/** Wishes of the child as this reader sees them. */
export const wishes = (replica: Replica, section: SectionId): readonly (string | undefined)[] =>
  childVoices(replica.shown(section) ?? emptySection).map(({ fields }) => fields.wish);
