import { NETWORK_SUPPORT } from "#src/dossier/network-member.ts";
import type { Member } from "./move-member.ts";

/** With fewer people nothing is missing yet: one has only begun. */
const ENOUGH = 3;

/** Kinds of support that nobody gives; none while little was told of anybody. */
export function gapsOf(members: readonly Member[]): readonly (typeof NETWORK_SUPPORT)[number][] {
  const given = new Set(members.flatMap(({ fields }) => fields.support ?? []));
  return members.length < ENOUGH || given.size === 0 ? [] : NETWORK_SUPPORT.filter((one) => !given.has(one));
}
