import { type Accessor, createSignal } from "solid-js";
import { unsentTexts } from "#src/operations/end-access.ts";
import { forgetAccess } from "#src/operations/forget-access.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { readForm } from "#src/ui/writing/form-values.ts";
import { draftNames } from "./draft-names.ts";

export type Unsent = {
  /** What was written and never sent, and what was still being typed. */
  readonly texts: Accessor<readonly string[]>;
  /** Undefined until asked; then whether the browser took it. */
  readonly copied: Accessor<boolean | undefined>;
  readonly copy: () => Promise<void>;
  /** The key leaves the list, and with it what was not sent. True when it is gone. */
  readonly remove: () => Promise<boolean>;
};

/** What is left to a holder when a key has ended: the own words. */
export function createUnsent(replica: Accessor<Replica>): Unsent {
  const session = useSession();
  const names = draftNames(replica().ref.grant);
  const [note, , clearNote] = createDraft(names.note);
  const [proposal, , clearProposal] = createDraft(names.proposal);
  const forms = [names.goal, names.service, names.appointment].map((name) => createDraft(name));
  const typed = (): readonly string[] =>
    forms.flatMap(([text]) => (text() === "" ? [] : [Object.values(readForm(text())).join("\n")]));
  const [, , clearOffer] = createDraft(names.offer);
  const [copied, setCopied] = createSignal<boolean>();
  const texts = (): readonly string[] =>
    [...unsentTexts(replica()), note(), proposal(), ...typed()].filter((text) => text.trim() !== "");
  return {
    texts,
    copied,
    copy: async () => {
      try {
        await navigator.clipboard.writeText(texts().join("\n\n"));
        setCopied(true);
      } catch {
        // Some browsers at work forbid it; the text stands on the screen to be selected.
        setCopied(false);
      }
    },
    remove: async () => {
      clearNote();
      clearProposal();
      for (const [, , clear] of forms) clear();
      clearOffer();
      const done = await forgetAccess(session(), replica());
      return done.ok;
    },
  };
}
