import { onTestFinished } from "vitest";
import { makeOpenDossier, type OpenDossier } from "#src/exports/open-json.ts";
import { openPractice } from "#src/operations/open-practice.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type FileSection, planTakeIn, takeIn } from "#src/operations/take-in.ts";
import { practiceScript } from "#src/ui/practice/practice-script.ts";
import { loadPracticeWords } from "#src/ui/practice/practice-words.ts";
import { openSource } from "#src/ui/take-along/open-source.ts";
import { valueOf } from "./value-of.ts";
import { createWorld, type OpenDevice } from "./world.ts";

const EVERYTHING = new Set(["feelings", "diary"] as const);

export const openOf = (replica: Replica, chosen: Parameters<typeof openSource>[1] = EVERYTHING): OpenDossier =>
  makeOpenDossier(openSource(replica, chosen, "Iemand", 0));

export const sectionsOf = (dossier: OpenDossier): readonly FileSection[] =>
  dossier.sections.map(({ id, kind, records }) => ({
    id,
    kind,
    records: records.map(({ createdAt, amendedAt, files: _files, ...one }) => ({
      ...one,
      createdAt: Date.parse(createdAt),
      amendedAt: Date.parse(amendedAt),
    })),
  }));

/** The example: a year of a resident called Riet, with something in every part but the letters. */
export async function practiceYear(): Promise<Replica> {
  const { ports } = (await createWorld(onTestFinished)).device();
  const session = await openPractice(ports, practiceScript(await loadPracticeWords("nl"), ports.clock()));
  const replica = session.owned();
  if (!replica) throw new Error("the example is the resident's own");
  return replica;
}

/** Without those that need a file which is not in here. */
export const withoutFiles = (dossier: OpenDossier): OpenDossier => ({
  ...dossier,
  sections: dossier.sections
    .map((section) => ({ ...section, records: section.records.filter(({ files }) => files === undefined) }))
    .filter(({ records }) => records.length > 0),
});

export async function takenInto(device: OpenDevice, dossier: OpenDossier) {
  const plan = planTakeIn(device.own, sectionsOf(dossier), device.session.now());
  valueOf(await takeIn(device.session, device.own, plan));
  return plan;
}
