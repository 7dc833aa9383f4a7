import type { AreaId } from "#src/dossier/life-area.ts";

/** What goes well comes first; the face comes last, when there is something to look at. */
export const QUESTIONS = ["goesWell", "hard", "wish", "face"] as const;
export type Question = (typeof QUESTIONS)[number];

/** How a question is called in an address. */
const SLUGS: Readonly<Record<Question, string>> = { goesWell: "goed", hard: "moeilijk", wish: "wens", face: "gezicht" };

export const OVERVIEW = "/hoe-gaat-het";
export const areaAddress = (area: AreaId): string => `${OVERVIEW}/${area}`;
export const addressOf = (area: AreaId, question: Question): string => `${areaAddress(area)}/${SLUGS[question]}`;
export const questionFrom = (slug: string): Question | undefined => QUESTIONS.find((one) => SLUGS[one] === slug);

/** Undefined after the last. */
export const questionAfter = (question: Question): Question | undefined => QUESTIONS[QUESTIONS.indexOf(question) + 1];
