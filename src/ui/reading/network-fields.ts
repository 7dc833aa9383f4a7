import { NETWORK_GROUPS, NETWORK_SUPPORT, type NetworkMember } from "#src/dossier/network-member.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

type Group = NonNullable<NetworkMember["group"]>;

export const groupText = (t: Catalogue, group: Group): string =>
  group === "work-school" ? t.people.person.groups.work : t.people.person.groups[group];

/** All that may be known about a person or a place; only the name must be. Where they stand is moved, not typed. */
export function networkFields(t: Catalogue): readonly RecordField<FieldName<NetworkMember>>[] {
  const words = t.people.person;
  return [
    { type: "name", name: "name", label: t.people.make.name, missing: t.people.make.missing },
    { type: "name", name: "relation", fact: words.facts.relation, label: words.relation, hint: words.relationHint },
    { type: "line", name: "frequency", fact: words.facts.frequency, label: words.frequency, hint: words.frequencyHint },
    {
      type: "several",
      name: "support",
      fact: words.facts.support,
      label: words.support,
      choices: NETWORK_SUPPORT.map((value) => ({ value, label: words.supports[value] })),
      more: true,
    },
    { type: "switch", name: "reciprocal", label: words.reciprocal, more: true },
    {
      type: "choice",
      name: "group",
      fact: words.facts.group,
      label: words.group,
      choices: NETWORK_GROUPS.map((value) => ({ value, label: groupText(t, value) })),
      none: words.noGroup,
      more: true,
    },
    { type: "phone", name: "phone", label: words.phone, more: true },
    { type: "switch", name: "emergencyContact", label: words.emergency, more: true },
  ];
}
