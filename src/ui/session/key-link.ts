/** The address that a code stands for. What follows the `#` never reaches a server. */
export const keyLink = (origin: string, offer: { readonly fragment: string }): string =>
  `${origin}/k#${offer.fragment}`;
