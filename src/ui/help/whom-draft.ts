import type { SectionId } from "#src/protocol/ids.ts";

/** Who is chosen and not asked yet, for one request. */
export const whomDraft = (section: SectionId): string => `help-request/${section}/whom`;
