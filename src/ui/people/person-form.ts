import type { Changes } from "#src/dossier/kind.ts";
import type { NetworkMember } from "#src/dossier/network-member.ts";

export type Group = NonNullable<NetworkMember["group"]>;
export type Support = NonNullable<NetworkMember["support"]>[number];

/** What the form of a person holds, as it is typed and ticked. */
export type PersonForm = {
  readonly name: string;
  readonly relation: string;
  readonly group: Group | "none";
  readonly support: readonly Support[];
  readonly reciprocal: boolean;
  readonly frequency: string;
};

export const formOf = (member: NetworkMember): PersonForm => ({
  name: member.name,
  relation: member.relation ?? "",
  group: member.group ?? "none",
  support: member.support ?? [],
  reciprocal: member.reciprocal ?? false,
  frequency: member.frequency ?? "",
});

const textOrNone = (text: string): string | null => (text.trim() === "" ? null : text);

/** Every field of the form as a change; an empty one clears its field. A name stays: without one it is refused. */
export const changesOf = (form: PersonForm): Changes<NetworkMember> => ({
  name: form.name,
  relation: textOrNone(form.relation),
  group: form.group === "none" ? null : form.group,
  support: form.support.length === 0 ? null : [...form.support],
  reciprocal: form.reciprocal ? true : null,
  frequency: textOrNone(form.frequency),
});

export const toggled = (support: readonly Support[], one: Support, on: boolean): readonly Support[] =>
  on ? [...support.filter((each) => each !== one), one] : support.filter((each) => each !== one);
