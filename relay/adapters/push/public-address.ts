import { type LookupAddress, lookup } from "node:dns";
import { BlockList, type LookupFunction } from "node:net";

/** Networks that are nobody's on the open internet (IANA's special-purpose registries), and multicast. */
const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  NOT_PUBLIC.addSubnet(network, prefix, "ipv4");
// Of IPv6 what was given out as global unicast, without the parts that lead back into IPv4 or into a document.
const GLOBAL = new BlockList();
GLOBAL.addSubnet("2000::", 3, "ipv6");
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  NOT_PUBLIC.addSubnet(network, prefix, "ipv6");

export function isPublicAddress({ address, family }: LookupAddress): boolean {
  if (family === 4) return !NOT_PUBLIC.check(address, "ipv4");
  return GLOBAL.check(address, "ipv6") && !NOT_PUBLIC.check(address, "ipv6");
}

/**
 * For `node:http`: finds the addresses of a host and fails when one of them is not on the open internet. The address
 * that is connected to is the one that was looked at, so that a name cannot mean another one a moment later.
 */
export const publicLookup: LookupFunction = (host, options, found) => {
  lookup(host, { ...options, all: true }, (fault, addresses) => {
    if (fault) return found(fault, "", 0);
    const [first] = addresses;
    if (!first || !addresses.every(isPublicAddress))
      return found(Object.assign(new Error("not a public address"), { code: "EPRIVATE" }), "", 0);
    if (options.all === true) found(null, addresses);
    else found(null, first.address, first.family);
  });
};
