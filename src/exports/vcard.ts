import { type EntityRef, OWNER } from "#src/dossier/entity-id.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { type NetworkMember, networkMembers } from "#src/dossier/network-member.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { contentLines, escaped, utcStamp } from "./content-lines.ts";

/** Media type of such a file. */
export const VCARD_TYPE = "text/vcard;charset=utf-8";

/** What a group is called: "Familie". */
type GroupName = (group: NonNullable<NetworkMember["group"]>) => string;

/** Who goes into such a file. A place is nobody; a name is enough. */
export const peopleToTake = (state: SectionState): readonly Recorded<NetworkMember>[] =>
  networkMembers(state).filter(({ fields }) => fields.group !== "places");

/**
 * People as cards (RFC 6350, vCard 4.0): name, number, what they are to the resident (ROLE) and of which group
 * (CATEGORIES). Not how near they stand, what they do, nor what the resident feels about them.
 */
export const vcardFile = (people: readonly Recorded<NetworkMember>[], groupName: GroupName): string =>
  contentLines(people.flatMap((person) => linesOf(person, groupName)));

const linesOf = ({ ref, fields, amendedAt }: Recorded<NetworkMember>, groupName: GroupName): readonly string[] => [
  "BEGIN:VCARD",
  "VERSION:4.0",
  "PRODID:-//Roer//Roer//NL",
  `UID:${uidOf(ref)}`,
  `REV:${utcStamp(amendedAt)}`,
  "KIND:individual",
  `FN:${escaped(fields.name)}`,
  ...(fields.phone === undefined ? [] : [`TEL;VALUE=text;TYPE=voice:${escaped(fields.phone)}`]),
  ...(fields.relation === undefined ? [] : [`ROLE:${escaped(fields.relation)}`]),
  ...(fields.group === undefined ? [] : [`CATEGORIES:${escaped(groupName(fields.group))}`]),
  "END:VCARD",
];

/** RFC 4122 form of the id, so that a second file changes a card and adds none; of two authors' same id one is another. */
function uidOf({ author, id }: EntityRef): string {
  const own = author === OWNER ? id : `${id.slice(0, 16)}${author.slice(0, 16)}`;
  return `urn:uuid:${[own.slice(0, 8), own.slice(8, 12), own.slice(12, 16), own.slice(16, 20), own.slice(20)].join("-")}`;
}
