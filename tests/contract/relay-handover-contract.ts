import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handoverSigningInput } from "#src/protocol/handover.ts";
import { type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import { type Actor, capabilityOf, createActor } from "#tests/support/relay-client-bytes.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

const sorted = (grants: readonly GrantId[]): GrantId[] => [...grants].sort();

export function handoverContract(open: OpenRelay): void {
  describe("the first sheet that is ended, with another in its place", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    const keysFor = (d: RelayDossier, who: Actor, generation = 0) =>
      [d.section, d.inbox].map((section) => d.bundle(who, section, generation));
    const turned = (d: RelayDossier, generation: number) => [
      { section: d.section, generation, inbox: false },
      { section: d.inbox, generation, inbox: true },
    ];
    async function bring(d: RelayDossier, who: Actor, by: Actor = d.device): Promise<void> {
      const certificate = capabilityOf(who, by, d.dossier, { parent: by.grant });
      valueOf(await d.access({ capabilities: [certificate], bundles: keysFor(d, who) }));
    }
    const handover = (d: RelayDossier, to: Actor, stands: readonly Actor[], from: Actor = d.root) => {
      const said = { to: to.grant, stands: sorted(stands.map(({ grant }) => grant)) };
      return { ...said, signature: from.sign(handoverSigningInput(d.dossier, from.grant, said)) };
    };

    async function handedOver() {
      const d = await under.dossier();
      const [sheet, other] = [createActor(), createActor()];
      await bring(d, sheet);
      await bring(d, other);
      const stand = [d.device, sheet, other];
      const change = { handover: handover(d, sheet, stand), sections: turned(d, 1) };
      return { d, sheet, other, stand, change, bundles: stand.flatMap((who) => keysFor(d, who, 1)) };
    }

    test("is refused whatever it asks, and nothing is sealed to it any more", async () => {
      const { d, change, bundles } = await handedOver();
      expect(verdict(await d.access({ ...change, bundles: [...bundles, ...keysFor(d, d.root, 1)] }))).toBe(
        "recipients",
      );
      expect(valueOf(await d.bundles(d.root)).bundles).toHaveLength(2);
      valueOf(await d.access({ ...change, bundles }));
      const certificate = capabilityOf(createActor(), d.root, d.dossier);
      const asked = [
        d.status(d.root),
        d.bundles(d.root),
        d.read(d.root),
        d.accessLog(d.root),
        d.erase(d.root),
        d.accessAs(d.root, { capabilities: [certificate] }),
        d.accessAs(d.root, { endedDevices: [{ grant: d.device.grant, ledgerPos: 0 }] }),
      ];
      expect((await Promise.all(asked)).map(verdict)).toEqual(asked.map(() => "revoked"));
      // Nor does a device that stands bring in what the root signs now.
      expect(verdict(await d.access({ capabilities: [certificate], bundles: [] }))).toBe("revoked");
      expect(verdict(await d.status(d.device))).toBe("ok");
    });

    test("its signature alone does that: not a device's, not for another list, not one that was signed before", async () => {
      const { d, sheet, other, stand, change, bundles } = await handedOver();
      const tried = async (given: object) => verdict(await d.access({ ...change, bundles, ...given }));
      const asRoot = { ...d.device, grant: ROOT_GRANT };
      expect(await tried({ handover: handover(d, sheet, stand, asRoot) })).toBe("unauthenticated");
      const shorter = { ...change.handover, stands: sorted([sheet.grant, d.device.grant]) };
      expect(await tried({ handover: shorter })).toBe("unauthenticated");
      expect(await tried({ handover: { ...change.handover, to: other.grant } })).toBe("unauthenticated");
      const twice = sorted([...change.handover.stands, sheet.grant]);
      expect(await tried({ handover: { ...change.handover, stands: twice } })).toBe("malformed");
      const stranger = createActor();
      expect(await tried({ handover: handover(d, stranger, [...stand, stranger]) })).toBe("not-found");
      expect(verdict(await d.status(d.root))).toBe("ok");
      valueOf(await d.access({ ...change, bundles }));
      const again = { handover: handover(d, other, stand), sections: turned(d, 2) };
      expect(verdict(await d.access({ ...again, bundles: stand.flatMap((who) => keysFor(d, who, 2)) }))).toBe(
        "unauthenticated",
      );
    });

    test("no device ends the one in its place; that one ends by handing on", async () => {
      const { d, sheet, other, stand, change, bundles } = await handedOver();
      valueOf(await d.access({ ...change, bundles }));
      const end = (who: Actor) => ({ endedDevices: [{ grant: who.grant, ledgerPos: 0 }] });
      expect(verdict(await d.access(end(sheet)))).toBe("forbidden");
      expect(verdict(await d.access(end(sheet), other))).toBe("forbidden");
      const onward = handover(d, other, [d.device, other], sheet);
      const left = [d.device, other].flatMap((who) => keysFor(d, who, 2));
      expect(verdict(await d.access({ handover: onward, sections: turned(d, 2), bundles: left }))).toBe("malformed");
      valueOf(await d.access({ ...end(sheet), handover: onward, sections: turned(d, 2), bundles: left }));
      expect(verdict(await d.status(sheet))).toBe("revoked");
      expect(verdict(await d.access(end(other)))).toBe("forbidden");
      expect(verdict(await d.access(end(stand[0] ?? d.device), other))).toBe("ok");
    });

    test("what it brought in and nobody names ends with it", async () => {
      const { d, sheet, change, bundles } = await handedOver();
      const unnamed = createActor();
      valueOf(await d.access({ capabilities: [capabilityOf(unnamed, d.root, d.dossier)] }, d.root));
      expect(verdict(await d.status(unnamed))).toBe("ok");
      valueOf(await d.access({ ...change, bundles }));
      expect(verdict(await d.status(unnamed))).toBe("revoked");
      expect(verdict(await d.status(sheet))).toBe("ok");
    });
  });
}
