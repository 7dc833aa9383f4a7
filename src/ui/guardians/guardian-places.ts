/** The screens of guardians, by their address. */
export const GUARDIANS = "/meer/bewaarders";
export const CHOOSE_GUARDIANS = `${GUARDIANS}/kies`;
export const WISH = `${GUARDIANS}/wens`;
export const KEPT = "/bewaard";

/** The address that a new phone's code for a guardian stands for. What follows the `#` never reaches a server. */
export const askAddress = (origin: string, { fragment }: { readonly fragment: string }): string =>
  `${origin}/b#${fragment}`;
