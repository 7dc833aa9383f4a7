import { type Area, isAreaCode } from "#src/dossier/life-area.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";

/** As the resident calls it, else as the list does. */
export const areaName = (t: Catalogue, { id, name }: Pick<Area, "id" | "name">): string =>
  name ?? (isAreaCode(id) ? t.explore.areas[id] : "");
