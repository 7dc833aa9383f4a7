import { sealBundle, sealWelcome } from "./bundle.ts";
import { type Bytes, base64url, zeros } from "./bytes.ts";
import { APPEND, MANAGE, type SignedCapability, encodeSigned, signCapability } from "./capability.ts";
import { type Keys, NEVER, NO_ID, type Node, coverOf, deviceId, dossierId, inboxPair, publicOf } from "./keys.ts";
import type { AccessBundle } from "./messages.ts";
import type { Head } from "./page.ts";

/** Somebody's key, as the owner keeps it. */
export type Given = {
  readonly grant: string;
  readonly name: string;
  readonly keys: { readonly signPk: Bytes; readonly boxPk: Bytes };
  readonly sections: readonly string[];
  readonly rights: number;
  readonly domainRights: number;
  readonly nbf: number;
  readonly exp: number;
};
/** What a section is at the moment of issue. */
export type Place = {
  readonly section: string;
  readonly kind: string;
  readonly generation: number;
  readonly nodes: readonly Node[];
  readonly head: Head;
};

const kept = (pair: Keys) => ({ signPk: pair.sign.pk, boxPk: pair.box.pk });

/** One device of an owner, and what it signs and seals for itself and others. */
export class Issuer {
  readonly root: Keys;
  readonly device: Keys;
  readonly dossier: string;
  readonly grant: string;
  readonly certificate: SignedCapability;

  constructor(root: Keys, device: Keys) {
    this.root = root;
    this.device = device;
    this.dossier = dossierId(publicOf(root));
    this.grant = deviceId(device.sign.pk);
    const all = { section: NO_ID, nbf: 0, exp: NEVER, readFrom: 0, depth: 0, domainRights: 0 };
    const from = { parent: NO_ID, issuerPk: root.sign.pk, counter: 1 };
    const own = { grant: this.grant, dossier: this.dossier, ...kept(device), rights: MANAGE };
    this.certificate = signCapability({ ...all, ...from, ...own }, root.sign);
  }

  capability(given: Given, section: string, isInbox: boolean): SignedCapability {
    const { grant, nbf, exp } = given;
    const may = isInbox
      ? { rights: APPEND, domainRights: 0 }
      : { rights: given.rights, domainRights: given.domainRights };
    const window = { nbf, exp, readFrom: nbf, depth: 0 };
    const from = { parent: this.grant, issuerPk: this.device.sign.pk, counter: 1 };
    const whom = { grant, dossier: this.dossier, section, ...given.keys };
    return signCapability({ ...whom, ...may, ...window, ...from }, this.device.sign);
  }

  /** For the root and the device, who hold the whole tree of every generation. */
  ownBundles({ section, generation, nodes }: Place): AccessBundle["bundles"] {
    const content = { form: "cover", nodes } as const;
    const to = { [NO_ID]: this.root.box.pk, [this.grant]: this.device.box.pk };
    return Object.entries(to).map(([grant, pk]) =>
      this.#bundle(pk, { section, generation, grant, counter: 1, content }),
    );
  }

  /** The generation's keys from a leaf to the end of the window; of the inbox its public key. */
  bundleFor(
    given: Given,
    { section, generation, nodes }: Place,
    from: number,
    isInbox: boolean,
  ): AccessBundle["bundles"][number] {
    const content = isInbox
      ? ({ form: "inbox", pk: inboxPair(nodes[0]?.key ?? zeros(32)).pk } as const)
      : ({ form: "cover", nodes: coverOf(nodes, from, given.exp) } as const);
    const { grant } = given;
    return this.#bundle(given.keys.boxPk, { section, generation, grant, counter: generation + 1, content });
  }

  #bundle(
    pk: Bytes,
    bundle: Omit<Parameters<typeof sealBundle>[0], "dossier" | "issuer" | "vouchers">,
  ): AccessBundle["bundles"][number] {
    const { grant, section, generation, counter } = bundle;
    const whole = { dossier: this.dossier, issuer: this.grant, vouchers: [this.certificate], ...bundle };
    return { grant, section, generation, counter, sealed: base64url(sealBundle(whole, pk, this.device.sign)) };
  }

  welcome(given: Given, place: Place, capability: SignedCapability, more: object): AccessBundle["welcomes"][number] {
    const { section, kind, generation, head } = place;
    const text = JSON.stringify({
      v: 1,
      name: given.name,
      kind,
      generation,
      pos: head.pos,
      head: base64url(head.hash),
      maxEpoch: given.nbf,
      capability: base64url(encodeSigned(capability)),
      devices: [base64url(encodeSigned(this.certificate))],
      members: [],
      state: [],
      until: Date.UTC(2020, 0, 1) + given.exp * 900_000,
      ...more,
    });
    const to = { dossier: this.dossier, section, grant: given.grant, boxPk: given.keys.boxPk };
    const sealed = sealWelcome({ issuer: this.grant, text }, to, this.device.sign);
    return { grant: given.grant, section, sealed: base64url(sealed) };
  }

  /** The fields of the records by which readers learn who writes in a section. */
  rosterOfDevice = (): object => ({ device: this.grant, certificate: base64url(encodeSigned(this.certificate)) });
  rosterOfMember = ({ grant, name, domainRights, nbf, exp }: Given, capability: SignedCapability): object => ({
    grant,
    name,
    domainRights,
    nbf,
    exp,
    capability: base64url(encodeSigned(capability)),
  });
}
