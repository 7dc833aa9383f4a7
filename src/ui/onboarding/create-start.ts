import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import type { UnlockFault } from "#src/operations/opening.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";
import { isEasyPin } from "#src/ui/session/easy-pin.ts";

const PIN_LENGTH = 6;

type Field = {
  readonly value: Accessor<string>;
  readonly set: (text: string) => void;
  readonly error: Accessor<string | undefined>;
};
type Question = "name" | "pin" | "again";
type Complaint =
  | { readonly type: "name-missing" }
  | { readonly type: "pin-incomplete" }
  | { readonly type: "pin-easy" }
  | { readonly type: "pins-differ" }
  | FieldFault
  | UnlockFault;

export type Start = {
  readonly name: Field;
  readonly pin: Field;
  readonly again: Field;
  readonly busy: Accessor<boolean>;
  /** Each answers whether one may go on; if not, the field says why. */
  readonly checkName: () => boolean;
  readonly checkPin: () => boolean;
  /** Makes the dossier and opens it. */
  readonly finish: () => Promise<void>;
  readonly forgetPins: () => void;
};

/** The first run: what was typed on each of its screens, kept while one goes back and forth. */
export function createStart(t: Accessor<Catalogue>): Start {
  const app = useApp();
  const [name, setName, clearName] = createDraft("start/name");
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<{ readonly about: Question; readonly what: Complaint }>();

  const sentence = (what: Complaint): string => {
    switch (what.type) {
      case "name-missing":
        return t().onboarding.name.missing;
      case "pin-incomplete":
        return t().kit.pin.incomplete;
      case "pin-easy":
        return t().onboarding.pin.tooSimple;
      case "pins-differ":
        return t().onboarding.pinAgain.different;
      case "field-missing":
      case "field-empty":
      case "field-too-long":
      case "field-not-a-choice":
      case "field-malformed":
      case "nothing-changed":
        return t().onboarding.name.notKept;
      default:
        return unlockSentence(t(), what);
    }
  };
  const field = (about: Question, value: Accessor<string>, set: (text: string) => void): Field => ({
    value,
    set: (text) => {
      set(text);
      setComplaint(undefined);
    },
    error: () => {
      const now = complaint();
      return now?.about === about ? sentence(now.what) : undefined;
    },
  });
  const complain = (
    about: Question,
    type?: "name-missing" | "pin-incomplete" | "pin-easy" | "pins-differ",
  ): boolean => {
    setComplaint(type && { about, what: { type } });
    return type === undefined;
  };

  return {
    name: field("name", name, setName),
    pin: field("pin", pin, setPin),
    again: field("again", again, setAgain),
    busy,
    checkName: () => complain("name", name().trim() === "" ? "name-missing" : undefined),
    checkPin: () =>
      complain("pin", pin().length < PIN_LENGTH ? "pin-incomplete" : isEasyPin(pin()) ? "pin-easy" : undefined),
    finish: async () => {
      if (busy()) return;
      const typed = again();
      if (
        !complain("again", typed.length < PIN_LENGTH ? "pin-incomplete" : typed === pin() ? undefined : "pins-differ")
      )
        return;
      setBusy(true);
      const made = await createDossier(app.ports, name().trim(), pin());
      setBusy(false);
      if (!made.ok) {
        setComplaint({ about: "again", what: made.error });
        return;
      }
      setPin("");
      setAgain("");
      clearName();
      app.open(made.value);
    },
    forgetPins: () => {
      setPin("");
      setAgain("");
      setComplaint(undefined);
    },
  };
}
