export const FAMILY = "/gezin";
export const FAMILY_CONTACT = `${FAMILY}/aanspreekpunt`;
/** Into the family's plan of somebody else. */
export const SHARE = `${FAMILY}/delen`;
