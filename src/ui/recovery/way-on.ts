const HOME = "/vandaag";

/** A screen of this app, as its address asked for; anything else leads home. */
export const wayOn = (asked: string | undefined): string =>
  asked !== undefined && /^\/[a-z][a-z0-9/-]*$/u.test(asked) ? asked : HOME;
