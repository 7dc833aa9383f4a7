import type { AboutMe } from "#src/dossier/about-me.ts";

export type AboutField = keyof AboutMe;

/** The six prompts, in the order in which they are asked. */
export const ABOUT_FIELDS = [
  "whatMatters",
  "strengths",
  "howToSupport",
  "pleaseDont",
  "communication",
  "reciprocity",
] as const satisfies readonly AboutField[];

/** How a prompt is called in an address. */
const SLUGS: Readonly<Record<AboutField, string>> = {
  whatMatters: "belangrijk",
  strengths: "goed-in",
  howToSupport: "helpen",
  pleaseDont: "liever-niet",
  communication: "praten",
  reciprocity: "voor-een-ander",
};

export const addressOf = (field: AboutField): string => `/zo-help-je-mij/${SLUGS[field]}`;
export const fieldFrom = (slug: string): AboutField | undefined => ABOUT_FIELDS.find((field) => SLUGS[field] === slug);

/** The first empty prompt after one, round to the start; undefined when every other one is filled. */
export function nextEmpty(about: AboutMe, after?: AboutField): AboutField | undefined {
  const start = after === undefined ? 0 : ABOUT_FIELDS.indexOf(after) + 1;
  const round = [...ABOUT_FIELDS.slice(start), ...ABOUT_FIELDS.slice(0, start)];
  return round.find((field) => field !== after && about[field] === undefined);
}

/** The prompt that stands after one; undefined after the last. */
export const fieldAfter = (field: AboutField): AboutField | undefined => ABOUT_FIELDS[ABOUT_FIELDS.indexOf(field) + 1];
