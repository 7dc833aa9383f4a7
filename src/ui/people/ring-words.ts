import type { Ring } from "#src/dossier/network-member.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";

/** Headings of the list: "Dichtbij", "Daarbij", "Verder weg". */
export const ringHeading = (t: Catalogue, ring: Ring): string =>
  ({ 1: t.people.rings.near, 2: t.people.rings.around, 3: t.people.rings.far })[ring];

/** Within a sentence, and as the map says it: "dichtbij". */
export const ringWord = (t: Catalogue, ring: Ring): string =>
  ({ 1: t.kit.rings.near, 2: t.kit.rings.around, 3: t.kit.rings.far })[ring];
