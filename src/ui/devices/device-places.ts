/** The screens of one's own devices, by their address. */
export const DEVICES = "/meer/apparaten";
export const ADD_DEVICE = `${DEVICES}/nieuw`;
export const devicePlace = (device: string): string => `${DEVICES}/${device}`;
export const removePlace = (device: string): string => `${DEVICES}/${device}/weg`;

/** The address that a code for a device of one's own stands for. What follows the `#` never reaches a server. */
export const linkAddress = (origin: string, { fragment }: { readonly fragment: string }): string =>
  `${origin}/a#${fragment}`;
