import { type Appointment, appointments } from "#src/dossier/appointment.ts";
import { checkIns } from "#src/dossier/check-in.ts";
import { documents } from "#src/dossier/document.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { type Goal, goals } from "#src/dossier/goal.ts";
import { goalScores } from "#src/dossier/goal-score.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { networkMembers } from "#src/dossier/network-member.ts";
import { personOf } from "#src/dossier/person.ts";
import { PointOfContact } from "#src/dossier/point-of-contact.ts";
import { recordsOf } from "#src/dossier/kind.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { services } from "#src/dossier/service.ts";
import { type Step, steps } from "#src/dossier/step.ts";
import { type LedgerGrant, readLedger } from "#src/grants/ledger.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { areaObservations, moodObservation, scoreObservations } from "./fhir-observations.ts";
import { having, idOf, iso, PATIENT, plainSpaces, type Resource, text } from "./fhir-resource.ts";

export type Bundle = {
  readonly resourceType: "Bundle";
  readonly type: "collection";
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[];
};

export type FhirSource = {
  readonly sections: readonly { readonly kind: SectionKind; readonly state: SectionState }[];
  readonly nameOf: (author: AuthorId) => string;
  /** Of a life area, by its number. */
  readonly areaName: (area: string) => string;
  readonly resident: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** No such server: within the bundle `Goal/…` names the entry of that address, as R4 resolves references (§2.36.4). */
const BASE = "https://roer.invalid/fhir";
/** HL7 Person-Centered Outcomes: five sentences for where a goal may stand. */
const ATTAINMENT = "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling";
/** −2 … +2 as a code. The profile binds the level to answers of LOINC, of which no table is at hand: docs/fhir.md. */
const LEVEL = "urn:roer:goal-attainment-level";

/** The dossier for a care system, as a collection that names nobody by number. Mapping: docs/fhir.md. */
export function fhirBundle(source: FhirSource): Bundle {
  const of = (kind: SectionKind): readonly SectionState[] =>
    source.sections.filter((section) => section.kind === kind).map(({ state }) => state);
  const perGoal = of("goal").flatMap((state) => goals(state).map((goal) => ({ goal, state })));
  const grants = of("ledger").flatMap((state) => [...readLedger(state).grants]);
  const team = careTeam(
    of("coordination").flatMap((state) => recordsOf(state, PointOfContact)),
    of("services"),
  );
  const resources: Resource[] = [
    patient(source, of("about")),
    ...perGoal.map(({ goal, state }) => goalResource(goal, state)),
    ...perGoal.flatMap(({ goal, state }) => scoreObservations(goal, state, source.nameOf)),
    carePlan(perGoal, source),
    ...(team ? [team] : []),
    ...of("network").flatMap((state) => networkMembers(state).flatMap(relatedPerson)),
    ...of("coordination").flatMap((state) => checkIns(state).map(moodObservation)),
    ...of("areas").flatMap((state) => areaObservations(state, source)),
    ...of("calendar").flatMap((state) => appointments(state).map(appointmentResource)),
    ...of("documents").flatMap((state) => documents(state).map(documentReference)),
    ...grants.map(([grant, entry]) => consent(grant, entry, source.now)),
  ];
  return {
    resourceType: "Bundle",
    type: "collection",
    timestamp: iso(source.now),
    entry: [...resources, provenance(resources, source.now)].map((resource) => ({
      fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`,
      resource: plainSpaces(resource),
    })),
  };
}

function patient({ resident }: FhirSource, about: readonly SectionState[]): Resource {
  const person = about.flatMap((state) => personOf(state)?.fields ?? [])[0];
  return {
    resourceType: "Patient",
    id: "resident",
    name: [text(person?.preferredName ?? (resident || "?"))],
    ...having({
      birthDate: person?.birthYear?.toString(),
      communication: person?.languages?.map((tag, at) => ({
        language: { coding: [{ system: "urn:ietf:bcp:47", code: tag }] },
        preferred: at === 0,
      })),
    }),
  };
}

function goalResource({ ref, fields, createdAt, amendedAt }: Recorded<Goal>, state: SectionState): Resource {
  const scores = goalScores(state, ref);
  return {
    resourceType: "Goal",
    id: ref.id,
    ...having({
      extension: fields.scale?.length
        ? fields.scale.map(({ level, text: words }) => ({
            url: ATTAINMENT,
            extension: [
              { url: "level", valueCoding: { system: LEVEL, code: String(level) } },
              { url: "progressText", valueString: words },
            ],
          }))
        : undefined,
    }),
    lifecycleStatus: fields.lifecycle,
    category: [text(fields.kind)],
    description: text(fields.text),
    subject: PATIENT,
    startDate: iso(createdAt).slice(0, 10),
    statusDate: iso(amendedAt).slice(0, 10),
    ...having({
      target: fields.dueDate === undefined ? undefined : [{ dueDate: fields.dueDate }],
      expressedBy: PATIENT,
      note: fields.why === undefined ? undefined : [{ text: fields.why }],
      outcomeReference: scores.length
        ? scores.map((score) => ({ reference: `Observation/score-${idOf(score)}` }))
        : undefined,
    }),
  };
}

const STEP_STATUS: Readonly<Record<Step["status"], string>> = {
  todo: "not-started",
  doing: "in-progress",
  done: "completed",
  stuck: "on-hold",
  dropped: "cancelled",
};

function carePlan(
  perGoal: readonly { readonly goal: Recorded<Goal>; readonly state: SectionState }[],
  { now }: FhirSource,
): Resource {
  const activity = perGoal.flatMap(({ goal, state }) =>
    steps(state).map(({ fields }) => ({
      detail: {
        goal: [{ reference: `Goal/${goal.ref.id}` }],
        status: STEP_STATUS[fields.status],
        description: fields.title,
        ...having({
          scheduledString: fields.due,
          performer: fields.who === undefined ? undefined : [{ display: fields.who }],
        }),
      },
    })),
  );
  return {
    resourceType: "CarePlan",
    id: "plan",
    status: "active",
    intent: "plan",
    subject: PATIENT,
    created: iso(now),
    author: PATIENT,
    ...having({
      goal: perGoal.length ? perGoal.map(({ goal }) => ({ reference: `Goal/${goal.ref.id}` })) : undefined,
      activity: activity.length ? activity : undefined,
    }),
  };
}

/** Who is point of contact, and who gives help that was granted. */
function careTeam(contacts: readonly Recorded<PointOfContact>[], given: readonly SectionState[]): Resource | undefined {
  const participant = [
    ...contacts.map(({ fields }) => ({
      role: [text("Aanspreekpunt")],
      member: { display: fields.name },
      period: having({ start: fields.from, end: fields.until }),
      ...having({ onBehalfOf: fields.organisation === undefined ? undefined : { display: fields.organisation } }),
    })),
    ...given.flatMap((state) =>
      services(state).flatMap(({ fields }) => {
        if (fields.provider === undefined) return [];
        const period = having({ start: fields.start, end: fields.end });
        return [
          {
            role: [text(fields.what)],
            member: { display: fields.provider },
            ...(Object.keys(period).length > 0 ? { period } : {}),
          },
        ];
      }),
    ),
  ];
  if (participant.length === 0) return undefined;
  return { resourceType: "CareTeam", id: "team", status: "active", subject: PATIENT, participant };
}

type Member = ReturnType<typeof networkMembers>[number];

/** A place is nobody's relation, and what the resident feels about somebody is in no such file. */
function relatedPerson({ ref, fields }: Member): readonly Resource[] {
  if (fields.group === "places") return [];
  const relationship = [fields.relation, fields.group].flatMap((one) => (one === undefined ? [] : [text(one)]));
  return [
    {
      resourceType: "RelatedPerson",
      id: ref.id,
      patient: PATIENT,
      name: [text(fields.name)],
      ...having({
        relationship: relationship.length ? relationship : undefined,
        telecom: fields.phone === undefined ? undefined : [{ system: "phone", value: fields.phone }],
      }),
    },
  ];
}

/** Its hours are hours of the Netherlands, which a FHIR instant cannot say without a zone: they stand in words. */
const appointmentResource = ({ ref, fields }: Recorded<Appointment>): Resource => ({
  resourceType: "Appointment",
  id: ref.id,
  status: "booked",
  description: fields.title,
  participant: [{ actor: PATIENT, status: "accepted" }],
  comment: [fields.on, fields.at, fields.until, fields.place, fields.with]
    .filter((one) => one !== undefined)
    .join(" · "),
});

const documentReference = ({ ref, fields }: ReturnType<typeof documents>[number]): Resource => ({
  resourceType: "DocumentReference",
  id: ref.id,
  status: "current",
  description: fields.title,
  subject: PATIENT,
  content: fields.files.map(({ title, contentType, size }) => ({ attachment: { title, contentType, size } })),
});

/** A key: who may see how long. Which parts, only their number: a goal's words are in the goal. */
const consent = (grant: GrantId, entry: LedgerGrant, now: number): Resource => ({
  resourceType: "Consent",
  id: grant,
  status: entry.stoppedAt === undefined && entry.until > now ? "active" : "inactive",
  scope: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/consentscope", code: "patient-privacy" }] },
  category: [text("Sleutel")],
  patient: PATIENT,
  performer: [PATIENT],
  provision: {
    type: "permit",
    period: { end: iso(entry.stoppedAt ?? entry.until) },
    actor: [{ role: text(entry.role ?? entry.circle), reference: { display: entry.name } }],
  },
});

const provenance = (resources: readonly Resource[], now: number): Resource => ({
  resourceType: "Provenance",
  id: "made",
  target: resources.map(({ resourceType, id }) => ({ reference: `${resourceType}/${id}` })),
  recorded: iso(now),
  agent: [{ who: PATIENT }],
});
