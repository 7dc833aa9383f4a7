import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, instant } from "#src/base/instant.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { type Actor, createActor, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

export function withdrawContract(open: OpenRelay): void {
  describe("the withdrawal of a body", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    const withdraw = (d: RelayDossier, who: Actor, positions: readonly number[], section: SectionId = d.section) =>
      d.relay.withdraw(signedRequest(who, d.dossier, "/v1/withdraw", { section, positions: [...positions] }, d.now()));

    /** Position 1 is the device's, 2 and 3 the holder's. */
    async function written() {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      for (const author of [d.device, holder, holder]) expect(await d.tryAppend(author)).toBe("stored");
      return { d, holder };
    }
    const forms = async (d: RelayDossier, who: Actor) =>
      valueOf(await d.read(who)).frames.map((frame) => ("envelope" in frame ? "whole" : "bare"));

    test("leaves prefix, hash and signature, so that the same head follows from the log", async () => {
      const { d, holder } = await written();
      const before = valueOf(await d.read(d.device));
      valueOf(await withdraw(d, holder, [2]));
      const after = valueOf(await d.read(d.device));
      expect(await forms(d, d.device)).toEqual(["whole", "bare", "whole"]);
      expect(after.header.sections[0]?.head.hash).toEqual(before.header.sections[0]?.head.hash);
      const [was, is] = [before.frames[1], after.frames[1]];
      if (!was || !("envelope" in was) || !is || "envelope" in is) throw new Error("whole before, bare after");
      expect(is.signature).toEqual(was.envelope.signature);
      expect(await d.tryAppend(holder)).toBe("stored");
    });

    test("is the author's, or a device's; asked again it is no fault", async () => {
      const { d, holder } = await written();
      const other = createActor();
      valueOf(await d.give(other));
      expect(verdict(await withdraw(d, other, [2]))).toBe("forbidden");
      expect(verdict(await withdraw(d, holder, [1]))).toBe("forbidden");
      expect(verdict(await withdraw(d, holder, [2, 1]))).toBe("forbidden");
      expect(verdict(await withdraw(d, createActor(), [2]))).toBe("unauthenticated");
      expect(verdict(await withdraw(d, holder, [9]))).toBe("not-found");
      expect(await forms(d, d.device)).toEqual(["whole", "whole", "whole"]);
      for (const who of [holder, holder, d.device]) expect(verdict(await withdraw(d, who, [2]))).toBe("ok");
      expect(verdict(await withdraw(d, d.device, [1, 3]))).toBe("ok");
      expect(await forms(d, d.device)).toEqual(["bare", "bare", "bare"]);
    });

    test("takes a key that holds", async () => {
      const { d, holder } = await written();
      under.clock.now = instant(under.clock.now + 2 * DAY);
      expect(verdict(await withdraw(d, holder, [2]))).toBe("expired");
      expect(verdict(await withdraw(d, d.device, [2]))).toBe("ok");
    });

    test("leaves a line in the access log, with the section", async () => {
      const { d, holder } = await written();
      valueOf(await withdraw(d, holder, [2, 3]));
      const { lines } = valueOf(await d.accessLog());
      expect(lines.at(-1)).toMatchObject({ verb: "erase", grant: holder.grant, section: d.section, from: 1, to: 3 });
    });
  });
}
