import type { CrisisField } from "#src/dossier/crisis-phase.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { RecordField } from "./record-fields.ts";

/** What a phase of the crisis card says. */
export function crisisFields(t: Catalogue): readonly RecordField<CrisisField>[] {
  const words = t.crisis.fields;
  return [
    { type: "text", name: "signals", label: words.signalsAsk, fact: words.signals, hint: words.signalsHint },
    { type: "text", name: "iDo", label: words.iDoAsk, fact: words.iDo },
    { type: "text", name: "othersDo", label: words.othersDoAsk, fact: words.othersDo },
    { type: "text", name: "dont", label: words.dontAsk, fact: words.dont },
    { type: "text", name: "call", label: words.callAsk, fact: words.call, hint: words.callHint },
  ];
}
