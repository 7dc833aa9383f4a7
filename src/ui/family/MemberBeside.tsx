import { type JSX, Show } from "solid-js";
import type { FamilyMember } from "#src/dossier/family-member.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { Records } from "#src/ui/writing/create-records.ts";
import { ChildVoicePart } from "./ChildVoicePart.tsx";
import { MemberGoals } from "./MemberGoals.tsx";
import { MemberVoice } from "./MemberVoice.tsx";

/** Too young for a key to read by. */
const SMALL: ReadonlySet<FamilyMember["ageBand"]> = new Set(["0-3", "4-11"]);

/** Under one of the family: what the plan says of this member, and what this member says. */
export function MemberBeside(props: {
  readonly record: Recorded<FamilyMember>;
  readonly records: Records<FamilyMember>;
}): JSX.Element {
  return (
    <>
      <MemberGoals record={props.record} />
      <ChildVoicePart record={props.record} />
      <Show when={!SMALL.has(props.record.fields.ageBand)}>
        <MemberVoice record={props.record} records={props.records} />
      </Show>
    </>
  );
}
