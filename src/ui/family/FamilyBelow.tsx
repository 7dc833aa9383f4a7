import type { JSX } from "solid-js";
import { SharedGoals } from "./SharedGoals.tsx";
import { SharedPart } from "./SharedPart.tsx";

/** After the members: what is of all together. */
export function FamilyBelow(): JSX.Element {
  return (
    <>
      <SharedGoals />
      <SharedPart />
    </>
  );
}
