import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { createClientAddress, isAddressRange, network } from "#relay/adapters/http/client-address.ts";

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage;

describe("the network of an address", () => {
  test("IPv4 stays whole, also when a dual-stack socket writes it as IPv6", () => {
    expect(network("192.0.2.7")).toBe("192.0.2.7");
    expect(network("::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  test("IPv6 counts by its first 64 bits, however it is written", () => {
    for (const written of ["2001:db8:1:2::", "2001:db8:1:2:3:4:5:6", "2001:0DB8:1:2::9", "2001:db8:1:2::9%eth0"])
      expect(network(written)).toBe("2001:db8:1:2::/64");
    expect(network("2001:db8:1:3::")).not.toBe(network("2001:db8:1:2::"));
    expect(network("::1")).toBe("0:0:0:0::/64");
    expect(network("64:ff9b::192.0.2.7")).toBe("64:ff9b:0:0::/64");
  });
});

describe("the address of a request", () => {
  test("without a trusted proxy the header is a stranger's word", () => {
    expect(createClientAddress([])(from("192.0.2.7", "198.51.100.1"))).toBe("192.0.2.7");
    expect(createClientAddress(["10.0.0.0/8"])(from("192.0.2.7", "198.51.100.1"))).toBe("192.0.2.7");
  });

  test("behind trusted proxies it is the last hop that is not one", () => {
    const addressOf = createClientAddress(["10.0.0.0/8", "fd00::1"]);
    expect(addressOf(from("10.0.0.1", "198.51.100.1"))).toBe("198.51.100.1");
    expect(addressOf(from("fd00::1", "203.0.113.9, 198.51.100.1, 10.1.1.1"))).toBe("198.51.100.1");
    expect(addressOf(from("::ffff:10.0.0.1", "203.0.113.9, 2001:db8::5"))).toBe("2001:db8:0:0::/64");
  });

  test("a header that breaks off or is no address leaves the proxy's own", () => {
    const addressOf = createClientAddress(["10.0.0.0/8"]);
    for (const header of [undefined, "", "unknown", "198.51.100.1, evil", "10.0.0.2"])
      expect(addressOf(from("10.0.0.1", header))).toMatch(/^10\./);
  });
});

test("a range is an address, or an address with a length it can have", () => {
  for (const good of ["10.0.0.0/8", "10.0.0.1", "::1", "fd00::/8", "::/0", "0.0.0.0/32"])
    expect(isAddressRange(good)).toBe(true);
  for (const bad of ["", "10.0.0/8", "10.0.0.0/33", "fd00::/129", "10.0.0.0/8/8", "10.0.0.0/", "10.0.0.0/-1", "host"])
    expect(isAddressRange(bad)).toBe(false);
});
