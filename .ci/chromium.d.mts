/** The browser to test with: CHROMIUM_PATH, else one on the machine, else undefined for Playwright's own download. */
export function findChromium(): string | undefined;
