import { DAY } from "#src/base/instant.ts";

/** Far enough ahead for whoever keeps a copy, and soon enough that a relay that is gone does not vouch for an address. */
const GOOD_FOR = 90 * DAY;

/** RFC 9116: whom to tell of a hole. Undefined where the operator named nobody. */
export function createSecurityText(options: {
  readonly securityContact?: string | undefined;
  readonly publicOrigin: string | undefined;
}): (() => string) | undefined {
  const { securityContact, publicOrigin } = options;
  if (securityContact === undefined) return undefined;
  return () =>
    [
      `Contact: ${securityContact}`,
      `Expires: ${new Date(Date.now() + GOOD_FOR).toISOString()}`,
      "Preferred-Languages: nl, en",
      ...(publicOrigin === undefined ? [] : [`Canonical: ${publicOrigin}/.well-known/security.txt`]),
      "",
    ].join("\n");
}
