/** The browser to test with: CHROMIUM_PATH, else one on the machine, else undefined for Playwright's own download. */
export function findChromium(): string | undefined;

/** The same engine without the windows around it, a quarter cheaper; where it is not installed, the whole browser. */
export function findHeadlessShell(): string | undefined;
