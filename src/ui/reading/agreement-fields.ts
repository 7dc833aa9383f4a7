import { IF_THEN_DIRECTIONS, type IfThenCard } from "#src/dossier/if-then-card.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { type PilotLight, RHYTHMS } from "#src/dossier/pilot-light.ts";
import type { PointOfContact } from "#src/dossier/point-of-contact.ts";
import { type Representation, REPRESENTATIVE_ROLES } from "#src/dossier/representation.ts";
import type { WaitingCard } from "#src/dossier/waiting-card.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

export function contactFields(t: Catalogue, today: LocalDate): readonly RecordField<FieldName<PointOfContact>>[] {
  const { fields: words, facts } = t.agreements.contact;
  return [
    { type: "name", name: "name", label: words.name, missing: words.missing },
    { type: "name", name: "organisation", fact: facts.organisation, label: words.organisation, hint: t.kit.optional },
    { type: "phone", name: "phone", label: words.phone, hint: t.kit.optional },
    {
      type: "day",
      name: "from",
      fact: facts.from,
      label: words.from,
      quick: [{ value: today, label: t.calendar.fields.today }],
      missing: t.kit.date.missing,
    },
    { type: "text", name: "tasks", fact: facts.tasks, label: words.tasks, hint: words.tasksHint, more: true },
    { type: "day", name: "until", fact: facts.until, label: words.until, hint: t.kit.optional, more: true },
  ];
}

export function ifThenFields(t: Catalogue): readonly RecordField<FieldName<IfThenCard>>[] {
  const words = t.agreements.ifThen;
  return [
    {
      type: "choice",
      name: "direction",
      fact: words.facts.direction,
      label: words.fields.direction,
      choices: IF_THEN_DIRECTIONS.map((value) => ({ value, label: words[value] })),
    },
    {
      type: "line",
      name: "signal",
      label: words.fields.signal,
      hint: words.fields.signalHint,
      missing: words.fields.signalMissing,
    },
    {
      type: "line",
      name: "does",
      fact: words.facts.does,
      label: words.fields.does,
      hint: words.fields.doesHint,
      missing: words.fields.doesMissing,
    },
    { type: "name", name: "who", fact: words.facts.who, label: words.fields.who, hint: t.kit.optional },
    { type: "phone", name: "phone", label: words.fields.phone, hint: t.kit.optional },
  ];
}

export function waitingFields(t: Catalogue, today: LocalDate): readonly RecordField<FieldName<WaitingCard>>[] {
  const { fields: words, facts } = t.agreements.waiting;
  return [
    { type: "line", name: "waitingFor", label: words.what, hint: words.whatHint, missing: words.whatMissing },
    {
      type: "day",
      name: "since",
      fact: facts.since,
      label: words.since,
      quick: [{ value: today, label: t.calendar.fields.today }],
      missing: t.kit.date.missing,
    },
    { type: "name", name: "bridgedBy", fact: facts.by, label: words.by, hint: t.kit.optional },
    { type: "line", name: "bridge", fact: facts.bridge, label: words.bridge, hint: t.kit.optional },
    { type: "day", name: "lookAgain", fact: facts.again, label: words.again, hint: t.kit.optional },
    { type: "day", name: "expected", fact: facts.expected, label: words.expected, more: true },
    { type: "phone", name: "phone", label: words.phone, more: true },
  ];
}

export function lightFields(t: Catalogue): readonly RecordField<FieldName<PilotLight>>[] {
  const words = t.agreements.light;
  return [
    {
      type: "choice",
      name: "rhythm",
      fact: words.facts.rhythm,
      label: words.fields.rhythm,
      choices: RHYTHMS.map((value) => ({ value, label: words.rhythms[value] })),
    },
    { type: "name", name: "contact", fact: words.facts.contact, label: words.fields.contact, hint: t.kit.optional },
    { type: "phone", name: "phone", label: words.fields.phone, hint: t.kit.optional },
    {
      type: "line",
      name: "ifSilent",
      fact: words.facts.ifSilent,
      label: words.fields.ifSilent,
      hint: words.fields.ifSilentHint,
    },
  ];
}

export function decideFields(t: Catalogue): readonly RecordField<FieldName<Representation>>[] {
  const { fields: words, facts, roles } = t.agreements.decide;
  return [
    { type: "name", name: "name", label: words.name, missing: words.missing },
    {
      type: "choice",
      name: "role",
      fact: facts.role,
      label: words.role,
      missing: words.roleMissing,
      choices: REPRESENTATIVE_ROLES.map((value) => ({ value, label: roles[value] })),
    },
    { type: "phone", name: "phone", label: words.phone, hint: t.kit.optional },
    { type: "name", name: "organisation", fact: facts.organisation, label: words.organisation, more: true },
    { type: "text", name: "about", fact: facts.about, label: words.about, more: true },
    { type: "day", name: "from", fact: facts.from, label: words.from, more: true },
    { type: "day", name: "until", fact: facts.until, label: words.until, more: true },
  ];
}
