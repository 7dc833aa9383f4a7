import { FamilyMember, familyMembers } from "#src/dossier/family-member.ts";
import { memberFields } from "#src/ui/reading/family-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { FAMILY } from "./family-addresses.ts";
import { FamilyBelow } from "./FamilyBelow.tsx";
import { MemberBeside } from "./MemberBeside.tsx";
import { OtherPlans } from "./OtherPlans.tsx";

/** Plan van ons gezin: who belongs to it, each with own goals, and the goals of all together. */
const memberTopic: Topic<FamilyMember> = {
  kind: FamilyMember,
  section: "family",
  path: FAMILY,
  back: "/meer",
  icon: "person",
  words: (t) => t.family.topic,
  fields: memberFields,
  titleField: "name",
  titleOf: ({ name }) => name,
  hintOf: ({ relation }) => relation,
  all: familyMembers,
  groups: (state) => [{ heading: undefined, records: familyMembers(state) }],
  Below: FamilyBelow,
  Beyond: OtherPlans,
  Beside: MemberBeside,
};

export const familyPages = recordPages(memberTopic);
