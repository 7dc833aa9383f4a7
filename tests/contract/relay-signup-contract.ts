import { afterEach, describe, expect, test } from "vitest";
import { DAY, instant } from "#src/base/instant.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { makeSignupCode } from "#relay/core/signup-codes.ts";
import { random } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, START, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

export function signupContract(open: OpenRelay): void {
  describe("a relay that takes people by invitation", () => {
    const relayKey = createRelayKey();
    const signer = createRelaySigner(relayKey);
    const code = (days = 10, by = signer): string => makeSignupCode(by, sha512, random(5), START, days);
    let under: UnderTest;
    afterEach(() => under.relay.close());
    const begin = async (signup: "invite" | "open" | "closed" = "invite") => {
      under = await openUnderTest(open, {}, { signup, relayKey });
      return (given?: string) => new RelayDossier(under.relay, () => under.clock.now).register({}, given);
    };

    test("says so, and takes nobody without a code of its own", async () => {
      const register = await begin();
      expect(under.relay.hello().signup).toBe("invite");
      const other = code(10, createRelaySigner(createRelayKey()));
      for (const wrong of [
        undefined,
        "",
        "what is this",
        other,
        code().replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      ])
        expect(verdict(await register(wrong))).toBe("signup-code");
    });

    test("takes a code once, however it is spelled", async () => {
      const register = await begin();
      const given = code();
      expect(given).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
      valueOf(
        await register(` ${given.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `),
      );
      expect(verdict(await register(given))).toBe("signup-used");
      valueOf(await register(code()));
    });

    test("lets one of two in that come at once with the same code", async () => {
      const register = await begin();
      const given = code();
      const both = await Promise.all([register(given), register(given)]);
      expect(both.map(verdict).sort()).toEqual(["ok", "signup-used"]);
    });

    test("keeps a code good when what came with it was refused", async () => {
      const register = await begin();
      const given = code();
      const d = new RelayDossier(under.relay, () => under.clock.now);
      expect(verdict(await d.register({ bundles: [] }, given))).toBe("recipients");
      valueOf(await register(given));
    });

    test("takes a code up to the end of its last day, and knows a used one until then", async () => {
      const register = await begin();
      const [late, later, used] = [code(), code(), code()];
      valueOf(await register(used));
      under.clock.now = instant(Date.UTC(2026, 2, 12, 23, 59, 59));
      await under.tick();
      expect(verdict(await register(used))).toBe("signup-used");
      valueOf(await register(late));
      under.clock.now = instant(Date.UTC(2026, 2, 2) + 11 * DAY);
      expect(verdict(await register(later))).toBe("signup-code");
    });

    test("an open one asks for none, and a closed one takes none", async () => {
      valueOf(await (await begin("open"))("whatever"));
      await under.relay.close();
      expect(verdict(await (await begin("closed"))(code()))).toBe("signup-closed");
    });
  });
}
