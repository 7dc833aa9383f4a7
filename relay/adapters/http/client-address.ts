import type { IncomingMessage } from "node:http";
import { BlockList, isIPv4, isIPv6 } from "node:net";
import { invariant } from "#src/base/never.ts";

export type ClientAddress = (incoming: IncomingMessage) => string;

/** An IPv4 or IPv6 address, or such an address with `/` and a prefix length. */
export function isAddressRange(text: string): boolean {
  const [address = "", prefix, ...more] = text.split("/");
  if (more.length > 0 || !(isIPv4(address) || isIPv6(address))) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (isIPv4(address) ? 32 : 128));
}

/** IPv4 as it is; IPv6 by its first 64 bits, which is what one household or one phone has. */
export function network(address: string): string {
  const bare = plain(address);
  if (!isIPv6(bare)) return bare;
  const [front = "", back] = bare.split("::");
  const left = front === "" ? [] : front.split(":");
  const right = back === undefined || back === "" ? [] : back.split(":");
  // A dotted quad at the end stands for two groups; it never reaches the first four.
  const missing = back === undefined ? 0 : 8 - left.length - right.length - (bare.includes(".") ? 1 : 0);
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

/** Without the zone, and without the prefix that a dual-stack socket writes before IPv4. */
const plain = (address: string): string => address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");

/**
 * Where a request comes from: the socket's peer, or, when that is a trusted proxy, the last address in
 * `X-Forwarded-For` that is not one. What others write into that header is never believed.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const range of trustedProxies) {
    invariant(isAddressRange(range), "the configuration lets only addresses and ranges through");
    const [address = "", prefix] = range.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string): boolean => trusted.check(address, isIPv4(address) ? "ipv4" : "ipv6");

  return (incoming) => {
    let address = plain(incoming.socket.remoteAddress ?? "");
    const header = incoming.headers["x-forwarded-for"];
    const hops = (typeof header === "string" ? header : "").split(",").map((hop) => plain(hop.trim()));
    while (isTrusted(address)) {
      const next = hops.pop();
      if (next === undefined || !(isIPv4(next) || isIPv6(next))) break;
      address = next;
    }
    return network(address);
  };
}
