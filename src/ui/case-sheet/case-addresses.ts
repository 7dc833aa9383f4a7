import type { SectionId } from "#src/protocol/ids.ts";
import type { EntityRef } from "#src/dossier/entity-id.ts";

export const CASES = "/casusblad";

/** The four steps of a talk, in their order. */
export const STEPS = ["question", "known", "ideas", "agreements"] as const;
export type CaseStep = (typeof STEPS)[number];

export const sheetAddress = (section: SectionId): string => `${CASES}/${section}`;
export const stepAddress = (section: SectionId, step: CaseStep): string =>
  `${CASES}/${section}/stap/${STEPS.indexOf(step) + 1}`;
export const stepFrom = (number: string): CaseStep | undefined => STEPS[Number(number) - 1];
export const chooseAddress = (section: SectionId): string => `${CASES}/${section}/kiezen`;
export const talkAddress = (section: SectionId): string => `${CASES}/${section}/gesprek`;
export const agreeAddress = (section: SectionId): string => `${CASES}/${section}/eens`;
export const paperAddress = (section: SectionId): string => `${CASES}/${section}/blad`;
export const takeAddress = (section: SectionId, { author, id }: EntityRef): string =>
  `${CASES}/${section}/neem-over/${author}/${id}`;
/** From a sheet the key opens it, as from a goal. */
export const shareAddress = (section: SectionId): string => `/sleutels/nieuw?doel=${section}`;
