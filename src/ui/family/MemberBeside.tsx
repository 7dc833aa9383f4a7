import type { JSX } from "solid-js";
import type { FamilyMember } from "#src/dossier/family-member.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { Records } from "#src/ui/writing/create-records.ts";
import { MemberGoals } from "./MemberGoals.tsx";
import { MemberVoice } from "./MemberVoice.tsx";

/** Under one of the family: what the plan says of this member, and what this member says. */
export function MemberBeside(props: {
  readonly record: Recorded<FamilyMember>;
  readonly records: Records<FamilyMember>;
}): JSX.Element {
  return (
    <>
      <MemberGoals record={props.record} />
      <MemberVoice record={props.record} records={props.records} />
    </>
  );
}
