/** As much of Trusted Types as is asked for; not every browser has them, nor TypeScript's DOM. */
type PolicyFactory = {
  createPolicy(
    name: string,
    rules: { createHTML: (text: string) => string; createScriptURL: (url: string) => string },
  ): unknown;
};

/** What could run code; no template of ours has any of it. */
const ACTIVE_MARKUP = /<\s*\/?\s*(?:script|iframe|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:/iu;
const OWN_SCRIPTS = /^\/(?:sw\.js|assets\/[\w-]+\.js)$/u;

export const isPlainMarkup = (text: string): boolean => !ACTIVE_MARKUP.test(text);

/** The service worker, or a hashed file of this build: nothing with a query, nothing from elsewhere. */
export function isOwnScript(url: string, page: string): boolean {
  const { origin, pathname, search, username } = new URL(url, page);
  return origin === new URL(page).origin && search === "" && username === "" && OWN_SCRIPTS.test(pathname);
}

/**
 * The relay lets strings become markup or script addresses only through a policy (relay/adapters/http). Solid's
 * templates and the addresses of the two workers name none and so pass through this default one; anything else throws.
 */
export function installTrustedTypes(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  factory?.createPolicy("default", {
    createHTML: (text) => {
      if (!isPlainMarkup(text)) throw new TypeError("this markup is no template of the app");
      return text;
    },
    createScriptURL: (url) => {
      if (!isOwnScript(url, location.href)) throw new TypeError("this script is no part of the app");
      return url;
    },
  });
}
