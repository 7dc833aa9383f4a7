import { FamilyMember, familyMembers } from "#src/dossier/family-member.ts";
import { memberFields } from "#src/ui/reading/family-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { MemberGoals } from "./MemberGoals.tsx";
import { SharedGoals } from "./SharedGoals.tsx";

/** Plan van ons gezin: who belongs to it, each with own goals, and the goals of all together. */
const memberTopic: Topic<FamilyMember> = {
  kind: FamilyMember,
  section: "family",
  path: "/gezin",
  back: "/meer",
  icon: "person",
  words: (t) => t.family.topic,
  fields: memberFields,
  titleField: "name",
  titleOf: ({ name }) => name,
  hintOf: ({ relation }) => relation,
  all: familyMembers,
  groups: (state) => [{ heading: undefined, records: familyMembers(state) }],
  Below: SharedGoals,
  Beside: MemberGoals,
};

export const familyPages = recordPages(memberTopic);
