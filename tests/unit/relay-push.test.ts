import { describe, expect, it } from "vitest";
import { encryptPush, isPushKey } from "#relay/adapters/node-crypto/push-encryption.ts";
import { createVapidKey } from "#relay/adapters/node-crypto/vapid.ts";
import { isPublicAddress, publicLookup } from "#relay/adapters/push/public-address.ts";
import { KNOWN_PUSH_HOSTS, createReach, isPushHost } from "#relay/adapters/push/push-hosts.ts";
import { createPushSender } from "#relay/adapters/push/push-sender.ts";
import { endOfQuiet } from "#relay/core/quiet-hours.ts";
import { fromBase64url, toBase64url, utf8 } from "#src/base/bytes.ts";
import { HOUR, instant } from "#src/base/instant.ts";
import { createSubscriber } from "#tests/support/push-service.ts";

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => fromBase64url(text) ?? new Uint8Array();

/** RFC 8291, section 5 and appendix A. */
const RFC = {
  text: "When I grow up, I want to be a watermelon",
  auth: bytesOf("BTBZMqHH6r4Tts7J_aSIgg"),
  p256dh: bytesOf("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
  privateKey: bytesOf("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
  salt: bytesOf("DGv6ra1nlYgDCS1FRnbzlw"),
  sealed:
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
};

describe("what is sent to a browser", () => {
  it("is encrypted as RFC 8291 says, byte for byte", () => {
    const sealed = encryptPush(RFC, utf8(RFC.text), RFC.text.length + 1, RFC);
    expect(sealed && toBase64url(sealed)).toBe(RFC.sealed);
  });

  it("is not encrypted to what is no point of the curve", () => {
    expect(isPushKey(RFC.p256dh)).toBe(true);
    const bent = RFC.p256dh.slice();
    bent[40] = (bent[40] ?? 0) ^ 1;
    for (const key of [bent, new Uint8Array(65), new Uint8Array(65).fill(4)]) {
      expect(isPushKey(key)).toBe(false);
      expect(encryptPush({ ...RFC, p256dh: key }, utf8("x"), 16)).toBeUndefined();
    }
  });
});

describe("where a relay may send", () => {
  const reach = createReach([...KNOWN_PUSH_HOSTS, "http://127.0.0.1:9000"]);

  it.each([
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
    "https://db5p.notify.windows.com/w/?token=BQY%2b",
    "https://web.push.apple.com/QGuQ",
  ])("the push services of browsers: %s", (endpoint) => expect(reach(endpoint)).toBe("public"));

  it.each([
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evil.example/fcm.googleapis.com",
    "https://user@fcm.googleapis.com/x",
    "https://fcm.googleapis.com@evil.example/x",
    "https://fcm.googleapis.com./x",
    "https://FCM.googleapis.com/x",
    "https://push.services.mozilla.com/x",
    "https://evilpush.services.mozilla.com.example/x",
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://2130706433/x",
    "https://localhost/x",
    "http://127.0.0.1:9001/x",
    "file:///etc/passwd",
    "https://fcm.googleapis.com/a/../b",
    "https://fcm.googleapis.com/a#b",
    "nothing",
    "",
  ])("nowhere else: %s", (endpoint) => expect(reach(endpoint)).toBeUndefined());

  it("an origin of the operator's own choice, as it was written", () => {
    expect(reach("http://127.0.0.1:9000/push/1")).toBe("as-written");
  });

  it("is written as hosts and origins, and as nothing broader", () => {
    for (const good of [...KNOWN_PUSH_HOSTS, "https://push.example", "http://127.0.0.1:80801".slice(0, -1)])
      expect([good, isPushHost(good)]).toEqual([good, true]);
    for (const bad of [
      "*",
      "*.",
      "*.com*",
      "com",
      "10.0.0.1",
      "::1",
      "push.example/path",
      "https://a.example/",
      "a b.c",
    ])
      expect([bad, isPushHost(bad)]).toEqual([bad, false]);
  });

  it.each([
    ["10.1.2.3", 4],
    ["127.0.0.1", 4],
    ["169.254.169.254", 4],
    ["172.31.0.1", 4],
    ["192.168.1.1", 4],
    ["100.64.0.1", 4],
    ["0.0.0.0", 4],
    ["255.255.255.255", 4],
    ["::1", 6],
    ["fe80::1", 6],
    ["fd00::1", 6],
    ["::ffff:127.0.0.1", 6],
    ["64:ff9b::7f00:1", 6],
    ["2002:7f00:1::", 6],
    ["2001:db8::1", 6],
  ])("not to %s, whatever name leads there", (address, family) => {
    expect(isPublicAddress({ address, family })).toBe(false);
  });

  it.each([
    ["142.250.179.138", 4],
    ["2a00:1450:400e:811::200a", 6],
  ])("to %s", (address, family) => expect(isPublicAddress({ address, family })).toBe(true));

  it("a name that leads to this machine is refused by the look-up itself", async () => {
    const code = await new Promise((resolve) => {
      publicLookup("localhost", {}, (fault) => resolve(fault?.code));
    });
    expect(code).toBe("EPRIVATE");
  });

  it("and so nothing leaves for a host that was allowed and means this machine", async () => {
    const said: string[] = [];
    const sender = createPushSender(createVapidKey(), {
      hosts: ["push.localhost"],
      contact: undefined,
      report: (reason) => said.push(reason),
    });
    const target = createSubscriber("https://push.localhost");
    expect(sender.admits(target)).toBe(true);
    const outcome = await sender.send(target, instant(0), new AbortController().signal);
    expect(outcome).toEqual({ later: 0 });
    // Some systems find no address for the name at all.
    expect(["push: EPRIVATE", "push: ENOTFOUND", "push: EAI_AGAIN"]).toContain(said[0]);
  });
});

describe("quiet hours", () => {
  const at = (...parts: Parameters<typeof Date.UTC>) => instant(Date.UTC(...parts));

  it("end at the hour that was chosen, of the clock in Amsterdam", () => {
    expect(endOfQuiet(at(2026, 0, 5, 20, 30), 21, 8)).toBe(at(2026, 0, 6, 7));
    expect(endOfQuiet(at(2026, 6, 5, 19, 30), 21, 8)).toBe(at(2026, 6, 6, 6));
    expect(endOfQuiet(at(2026, 0, 5, 19, 59), 21, 8)).toBeUndefined();
    expect(endOfQuiet(at(2026, 0, 5, 7), 21, 8)).toBeUndefined();
  });

  it("are an hour shorter or longer in the nights in which the clock is changed", () => {
    expect(endOfQuiet(at(2026, 2, 28, 20), 21, 8)).toBe(at(2026, 2, 29, 6));
    expect(endOfQuiet(at(2026, 9, 24, 19), 21, 8)).toBe(at(2026, 9, 25, 7));
  });

  it("may lie within a day, and may be none", () => {
    expect(endOfQuiet(at(2026, 0, 5, 12), 9, 17)).toBe(at(2026, 0, 5, 16));
    for (let hour = 0; hour < 24; hour++)
      expect(endOfQuiet(instant(at(2026, 0, 5) + hour * HOUR), 8, 8)).toBeUndefined();
  });
});
