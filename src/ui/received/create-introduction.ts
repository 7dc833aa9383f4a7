import { type Accessor, createEffect, createSignal, on } from "solid-js";
import { createDraft } from "#src/ui/session/create-draft.ts";
import type { Introduction } from "./create-key-request.ts";

/** As the claim takes them (crypto/invitation.ts), with room for what a roster's record takes. */
export const LONGEST = 80;

export type IntroductionFields = {
  readonly name: Accessor<string>;
  readonly setName: (text: string) => void;
  readonly role: Accessor<string>;
  readonly setRole: (text: string) => void;
  readonly organisation: Accessor<string>;
  readonly setOrganisation: (text: string) => void;
  readonly nameMissing: Accessor<boolean>;
  /** What was typed; undefined, and said on the screen, while the name is missing. */
  readonly finish: () => Introduction | undefined;
};

/** Name, role, organisation; only the name is needed. What was said the last time is there already. */
export function createIntroduction(known: Accessor<Introduction | undefined>): IntroductionFields {
  const [name, setName] = createDraft("received/name");
  const [role, setRole] = createDraft("received/role");
  const [organisation, setOrganisation] = createDraft("received/organisation");
  const [nameMissing, setNameMissing] = createSignal(false);

  createEffect(
    on(known, (before) => {
      if (before === undefined || name() !== "" || role() !== "" || organisation() !== "") return;
      setName(before.name);
      setRole(before.role);
      setOrganisation(before.organisation);
    }),
  );

  return {
    name,
    setName: (text) => {
      setNameMissing(false);
      setName(text);
    },
    role,
    setRole,
    organisation,
    setOrganisation,
    nameMissing,
    finish: () => {
      const who = { name: name().trim(), role: role().trim(), organisation: organisation().trim() };
      setNameMissing(who.name === "");
      return who.name === "" ? undefined : who;
    },
  };
}
