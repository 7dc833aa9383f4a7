import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toBase64url } from "#src/base/bytes.ts";
import { type Actor, capabilityOf, createActor } from "#tests/support/relay-client-bytes.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

export function sheetContract(open: OpenRelay): void {
  describe("a further sheet, which knows its key and not its dossier", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    const find = (who: Pick<Actor, "grant">) => under.relay.findSheet({ sheet: who.grant });
    const bundlesFor = (d: RelayDossier, who: Actor) => [d.section, d.inbox].map((section) => d.bundle(who, section));

    async function withSheet() {
      const d = await under.dossier();
      const sheet = createActor();
      const certificate = capabilityOf(sheet, d.device, d.dossier, { parent: d.device.grant });
      valueOf(await d.access({ capabilities: [certificate], bundles: bundlesFor(d, sheet) }));
      return { d, sheet, certificate };
    }

    test("is told its dossier's root and its own certificate", async () => {
      const { d, sheet, certificate } = await withSheet();
      expect(valueOf(await find(sheet))).toEqual({
        time: under.clock.now,
        rootPk: toBase64url(d.rootPk),
        certificate: toBase64url(certificate),
      });
      expect(verdict(await find(createActor()))).toBe("not-found");
    });

    test("a holder's key leads nowhere, and an ended sheet is told that it ended", async () => {
      const { d, sheet } = await withSheet();
      const holder = createActor();
      valueOf(await d.give(holder));
      expect(verdict(await find(holder))).toBe("not-found");
      valueOf(
        await d.access({
          endedDevices: [{ grant: sheet.grant, ledgerPos: 0 }],
          sections: [],
        }),
      );
      expect(verdict(await find(sheet))).toBe("revoked");
      expect(verdict(await d.bundles(sheet))).toBe("revoked");
    });

    test("whoever registers the same key in a dossier of their own comes second, until the first is erased", async () => {
      const { d, sheet } = await withSheet();
      const other = await under.dossier();
      const copied = { ...sheet, boxPk: createActor().boxPk };
      const certificate = capabilityOf(copied, other.device, other.dossier, { parent: other.device.grant });
      valueOf(await other.access({ capabilities: [certificate], bundles: bundlesFor(other, copied) }));
      expect(valueOf(await find(sheet)).rootPk).toBe(toBase64url(d.rootPk));
      valueOf(await d.erase());
      expect(valueOf(await find(sheet)).rootPk).toBe(toBase64url(other.rootPk));
      valueOf(await other.erase());
      expect(verdict(await find(sheet))).toBe("not-found");
    });

    test("brings in a device and ends the others in one change, without the root", async () => {
      const { d, sheet } = await withSheet();
      const fresh = createActor();
      const certificate = capabilityOf(fresh, sheet, d.dossier, { parent: sheet.grant });
      const turned = [
        { section: d.section, generation: 1, inbox: false },
        { section: d.inbox, generation: 1, inbox: true },
      ];
      const keysFor = (who: Actor) => turned.map(({ section }) => d.bundle(who, section, 1));
      const change = { capabilities: [certificate], endedDevices: [{ grant: d.device.grant, ledgerPos: 0 }] };
      // With no keys for the device that comes it is refused whole.
      expect(verdict(await d.access({ ...change, sections: turned, bundles: keysFor(sheet) }, sheet))).toBe(
        "recipients",
      );
      const bundles = [d.root, sheet, fresh].flatMap(keysFor);
      valueOf(await d.access({ ...change, sections: turned, bundles }, sheet));
      expect(verdict(await d.status(d.device))).toBe("revoked");
      expect(valueOf(await d.bundles(fresh)).bundles).toHaveLength(2);
    });
  });
}
