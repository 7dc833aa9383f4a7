/** Of the browsers there are: Chrome and its kin, Firefox, Edge, Safari. */
export const KNOWN_PUSH_HOSTS: readonly string[] = [
  "fcm.googleapis.com",
  "*.push.services.mozilla.com",
  "*.notify.windows.com",
  "web.push.apple.com",
];

const HOST = /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z][a-z0-9-]*$/;
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;

/**
 * A host name, or `*.` and the end of one: reached by https on its usual port, and never at a private address. Or a
 * whole origin, such as a push service of one's own or that of a test: reached as it is written.
 */
export const isPushHost = (text: string): boolean => HOST.test(text) || isOrigin(text);

/** How an address may be reached; undefined when it may not. */
export type Reach = "public" | "as-written";

/**
 * A relay asks of an address that a stranger gave it only what its operator allows, so that it cannot be made to knock
 * on doors in its own network.
 */
export function createReach(hosts: readonly string[]): (endpoint: string) => Reach | undefined {
  const origins = new Set(hosts.filter(isOrigin));
  const names = hosts.filter((one) => !isOrigin(one));
  const isNamed = (host: string): boolean =>
    names.some((name) => (name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name));
  return (endpoint) => {
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    // What is not written as it is understood could be understood otherwise elsewhere.
    if (!url || url.href !== endpoint || url.username !== "" || url.password !== "" || url.hash !== "")
      return undefined;
    if (origins.has(url.origin)) return "as-written";
    return url.protocol === "https:" && url.port === "" && isNamed(url.hostname) ? "public" : undefined;
  };
}
