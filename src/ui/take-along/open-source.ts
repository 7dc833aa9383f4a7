import type { AuthorId } from "#src/dossier/entity-id.ts";
import { type AreaId, lifeAreas } from "#src/dossier/life-area.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import type { ChosenPart, OpenSource } from "#src/exports/open-json.ts";
import type { FhirSource } from "#src/exports/fhir.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Replica } from "#src/operations/replica.ts";
import { residentName } from "#src/operations/resident-name.ts";
import { areaName } from "#src/ui/reading/area-name.ts";
import { authorName } from "#src/ui/session/author-name.ts";

/** What goes into the file, as the resident has it now. `someone`: for an author of whom nothing tells the name. */
export const openSource = (
  replica: Replica,
  chosen: ReadonlySet<ChosenPart>,
  someone: string,
  now: number,
): OpenSource => ({
  sections: replica.sections.map(({ id, kind }) => ({ id, kind, state: replica.shown(id) ?? emptySection })),
  nameOf: (author: AuthorId) => authorName(replica, author).name ?? someone,
  resident: residentName(replica) ?? "",
  chosen,
  now,
});

/** The same for a care system: nothing chosen, and the areas by their names. */
export const fhirSource = (t: Catalogue, replica: Replica, someone: string, now: number): FhirSource => {
  const { sections, nameOf, resident } = openSource(replica, new Set(), someone, now);
  const named = new Map(
    replica
      .ofKind("areas")
      .flatMap(({ id }) => lifeAreas(replica.shown(id) ?? emptySection).map((area) => [area.id, area])),
  );
  return {
    sections,
    nameOf,
    resident,
    areaName: (area) => areaName(t, named.get(area as AreaId) ?? { id: area as AreaId, name: undefined }),
    now,
  };
};
