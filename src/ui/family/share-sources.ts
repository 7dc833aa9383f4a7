import { aboutMeOf, type AboutMe } from "#src/dossier/about-me.ts";
import type { FamilyShare } from "#src/dossier/family-share.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import type { Replica } from "#src/operations/replica.ts";
import { parseId16, type SectionId } from "#src/protocol/ids.ts";
import { goalIn } from "#src/ui/session/plan-goals.ts";

/** What of Zo help je mij one would tell a family. */
export const ABOUT_TO_SHARE = [
  "whatMatters",
  "strengths",
  "howToSupport",
  "pleaseDont",
  "communication",
  "reciprocity",
] as const satisfies readonly (keyof AboutMe)[];

const WHAT: Readonly<Record<string, FamilyShare["what"]>> = { woorden: "words", doel: "goal", doen: "does" };

/** What the last part of an address says is shared; undefined for another. */
export const whatAt = (slug: string | undefined): FamilyShare["what"] | undefined =>
  slug !== undefined && Object.hasOwn(WHAT, slug) ? WHAT[slug] : undefined;

/** The words in the own dossier that an address names; empty where it names none, or none that is there. */
export function sourceText(dossier: Replica, what: FamilyShare["what"], from: string | undefined): string {
  if (from === undefined) return "";
  if (what === "goal") {
    const section = parseId16<SectionId>(from);
    return (section && goalIn(dossier, section)?.goal.fields.text) ?? "";
  }
  const field = ABOUT_TO_SHARE.find((one) => one === from);
  const about = aboutMeOf(dossier.shown(dossier.only("about").id) ?? emptySection)?.fields;
  return (field && about?.[field]) ?? "";
}
