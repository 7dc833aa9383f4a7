/** The screens of the recovery sheets, by their address. */
export const SHEETS = "/meer/herstelblad";
export const NEW_SHEET = `${SHEETS}/nieuw`;
export const TEST_SHEET = `${SHEETS}/test`;
/** The first sheet has no id of its own: it is the root, or the sheet that stands in its place. */
export const FIRST_SHEET = "eerste";
export const END_FIRST = `${SHEETS}/${FIRST_SHEET}/stoppen`;
export const sheetPlace = (sheet: string): string => `${SHEETS}/${sheet}`;
