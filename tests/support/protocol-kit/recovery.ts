import { openBundle } from "./bundle.ts";
import { base64url, demand } from "./bytes.ts";
import { Chains, encodeSigned } from "./capability.ts";
import { Issuer } from "./issuer.ts";
import { type Keys, NO_ID, type Node, leafOf, publicOf } from "./keys.ts";
import { EMPTY, decodePage } from "./page.ts";
import { boxPair, draw, signPair } from "./primitives.ts";
import type { RelayApi } from "./relay.ts";
import { SectionLog } from "./section-log.ts";

export type Recovered = {
  /** Of each section, the whole tree of each generation. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<number, readonly Node[]>>;
  /** The section from its first position on. */
  read(section: string): Promise<SectionLog>;
};

/**
 * By the first sheet, as far as reading: the root's bundles, then a new device that the root certifies. The other
 * devices stay as they are, which an app that recovers does not leave so.
 */
export async function recover(relay: RelayApi, root: Keys): Promise<Recovered> {
  const { relayKey } = await relay.hello();
  const issuer = new Issuer(root, { sign: signPair(draw(32)), box: boxPair(draw(32)) });
  const { dossier } = issuer;
  const asRoot = { dossier, grant: NO_ID, sign: root.sign };
  const chains = new Chains(publicOf(root).slice(0, 32), dossier);
  const keys = new Map<string, Map<number, readonly Node[]>>();
  for (const each of (await relay.bundles(asRoot)).bundles) {
    const { inside, isSignedBy } = openBundle(root.box, dossier, { ...each, grant: NO_ID }, each.sealed);
    chains.takeAll(inside.vouchers);
    const by = chains.of(inside.issuer, NO_ID);
    demand(by !== undefined && isSignedBy(by.signPk), "bad-signature", "bundle");
    demand(inside.content.form === "cover", "malformed", "the root has the whole tree");
    keys.set(
      each.section,
      (keys.get(each.section) ?? new Map<number, readonly Node[]>()).set(each.generation, inside.content.nodes),
    );
  }
  const { aclVersion, incarnation } = await relay.status(asRoot);
  const nothing = { revoked: [], endedDevices: [], sections: [], envelopes: [], bundles: [], welcomes: [] };
  const capabilities = [base64url(encodeSigned(issuer.certificate))];
  await relay.access(asRoot, { aclVersion, capabilities, ...nothing });
  const asker = { dossier, grant: issuer.grant, sign: issuer.device.sign };
  return {
    keys,
    read: async (section) => {
      const log = new SectionLog(relayKey, dossier, section, chains, () => leafOf(relay.now()));
      for (const [generation, nodes] of keys.get(section) ?? []) log.keys.set(generation, nodes);
      log.begin(EMPTY, 0, 0);
      for (let more = true; more;) {
        const asked = [{ section, after: log.head.pos }];
        more = log.take(decodePage(dossier, await relay.read(asker, incarnation, asked)));
      }
      return log;
    },
  };
}
