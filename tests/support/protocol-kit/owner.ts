import { AccessLog } from "./access-log.ts";
import { type Bytes, base64url, demand, hex, zeros } from "./bytes.ts";
import { APPEND, Chains, encodeSigned } from "./capability.ts";
import { type Envelope, type Prefix, encodeEnvelope, sealEntry } from "./envelope.ts";
import { type Given, Issuer, type Place } from "./issuer.ts";
import { NO_ID, inboxId, leafOf, ledgerId, publicOf, rootKeys, wholeTree } from "./keys.ts";
import type { AccessBundle, SignedHead, StatusAnswer } from "./messages.ts";
import { EMPTY, decodePage } from "./page.ts";
import { boxPair, draw, signPair } from "./primitives.ts";
import type { RelayApi } from "./relay.ts";
import type { Asker } from "./request.ts";
import { SectionLog, keyOf, setOp } from "./section-log.ts";

export type Terms = {
  readonly sections: readonly string[];
  readonly rights: number;
  readonly domainRights?: number;
  /** How many quarters of an hour the window lasts, from this one on. */
  readonly leaves: number;
  readonly name?: string;
};

/** An owner with one device: makes a dossier, writes, gives keys and ends them. */
export class Owner {
  readonly relay: RelayApi;
  readonly relayKey: Bytes;
  readonly rootPk: Bytes;
  readonly dossier: string;
  readonly ledger: string;
  readonly inbox: string;
  readonly issuer: Issuer;
  readonly given = new Map<string, Given>();
  readonly #logs = new Map<string, SectionLog>();
  readonly #kinds = new Map<string, string>();
  readonly #chains: Chains;
  #aclVersion = 0;
  #readings = 0;

  private constructor(relay: RelayApi, relayKey: Bytes, recovery: Bytes) {
    this.relay = relay;
    this.relayKey = relayKey;
    const root = rootKeys(recovery);
    this.rootPk = publicOf(root);
    this.issuer = new Issuer(root, { sign: signPair(draw(32)), box: boxPair(draw(32)) });
    this.dossier = this.issuer.dossier;
    this.ledger = ledgerId(this.rootPk);
    this.inbox = inboxId(this.rootPk);
    this.#chains = new Chains(root.sign.pk, this.dossier);
    this.#chains.take(this.issuer.certificate);
  }

  /** A dossier of its own at the relay, with a ledger and an inbox; by a `code` where the relay asks for one. */
  static async create(relay: RelayApi, recovery: Bytes = draw(16), code?: string): Promise<Owner> {
    const { relayKey } = await relay.hello();
    const owner = new Owner(relay, relayKey, recovery);
    const written = [owner.#open(owner.ledger, "ledger"), owner.#open(owner.inbox, "inbox")];
    const access = owner.firstOf(written, { capabilities: [base64url(encodeSigned(owner.issuer.certificate))] });
    owner.#land(await relay.register(owner.asker, owner.rootPk, access, code), written);
    return owner;
  }

  get device(): string {
    return this.issuer.grant;
  }
  get asker(): Asker {
    return { dossier: this.dossier, grant: this.device, sign: this.issuer.device.sign };
  }
  get root(): Asker {
    return { dossier: this.dossier, grant: NO_ID, sign: this.issuer.root.sign };
  }
  leaf = (): number => leafOf(this.relay.now());
  op = (kind: string, id: string, fields: object): string =>
    setOp(kind, id, this.relay.now(), this.#readings++, fields);

  log(section: string): SectionLog {
    const log = this.#logs.get(section);
    demand(log !== undefined, "not-found", section);
    return log;
  }

  /** A section of a kind; the ledger says so, and its first record names the device. */
  async makeSection(kind: string): Promise<string> {
    const section = hex(draw(16));
    const written = [this.#open(section, kind)];
    this.#land(await this.relay.access(this.asker, this.firstOf(written)), written);
    return section;
  }

  /** Makes a section's first keys, and the envelope that begins it. */
  #open(section: string, kind: string): Envelope {
    const log = new SectionLog(this.relayKey, this.dossier, section, this.#chains, this.leaf);
    log.keys.set(0, wholeTree(draw(32)));
    log.begin(EMPTY, 0, 0);
    this.#logs.set(section, log);
    this.#kinds.set(section, kind);
    return this.seal(section, [this.op("roster.device", this.device, this.issuer.rosterOfDevice())]);
  }

  firstOf(written: readonly Envelope[], more: Partial<AccessBundle> = {}): AccessBundle {
    const sections = written.map(({ prefix: { section } }) => ({
      section,
      generation: 0,
      inbox: section === this.inbox,
    }));
    const bundles = sections.flatMap(({ section }) => this.issuer.ownBundles(this.#place(section)));
    return this.change(written, { sections, bundles, ...more });
  }

  /** A change of access at the present version, with nothing in it but what is given. */
  change(written: readonly Envelope[], more: Partial<AccessBundle>): AccessBundle {
    return {
      aclVersion: this.#aclVersion,
      capabilities: [],
      revoked: [],
      endedDevices: [],
      sections: [],
      envelopes: written.map((each) => base64url(encodeEnvelope(each))),
      bundles: [],
      welcomes: [],
      ...more,
    };
  }

  #place(section: string, generation = this.log(section).generation): Place {
    const { head, keys } = this.log(section);
    return { section, kind: this.#kinds.get(section) ?? "", generation, nodes: keys.get(generation) ?? [], head };
  }

  /** An entry by the device at the section's next place, or as far from it as `otherwise` says. */
  seal(section: string, ops: readonly string[], otherwise: Partial<Prefix> = {}): Envelope {
    const log = this.log(section);
    const where = { kind: "entry", dossier: this.dossier, section, grant: this.device, commit: zeros(16) } as const;
    const when = { generation: log.generation, epoch: this.leaf() };
    const prefix = { ...where, ...when, ...log.next(this.device), ...otherwise };
    // A generation that is not there yet is sealed under the present one's keys: only the relay is to see it.
    const nodes = log.keys.get(prefix.generation) ?? log.keys.get(log.generation) ?? [];
    return sealEntry(prefix, keyOf(nodes, prefix.epoch), this.issuer.device.sign, ops);
  }

  async append(section: string, ops: readonly string[]): Promise<number> {
    const envelope = this.seal(section, ops);
    return this.log(section).stored(await this.relay.append(this.dossier, [envelope]), envelope);
  }

  /** Envelopes that went with a change of access land by the heads that the relay signed. */
  #land(
    answer: { readonly aclVersion: number; readonly heads: readonly SignedHead[] },
    written: readonly Envelope[],
  ): void {
    demand(answer.aclVersion === this.#aclVersion + 1, "malformed", "the version counts up by one");
    this.#aclVersion = answer.aclVersion;
    for (const envelope of written) {
      const head = answer.heads.find((each) => each.section === envelope.prefix.section);
      demand(head !== undefined, "malformed", "no head of what was written");
      this.log(head.section).landed({ pos: head.pos, time: head.time }, envelope, head);
    }
  }

  async status(): Promise<StatusAnswer> {
    const status = await this.relay.status(this.asker);
    this.#aclVersion = status.aclVersion;
    return status;
  }

  /** The section from its first position on, as another of the owner's devices would come to it. */
  async readAgain(section: string): Promise<SectionLog> {
    const chains = new Chains(this.rootPk.slice(0, 32), this.dossier);
    chains.takeAll([this.issuer.certificate]);
    const log = new SectionLog(this.relayKey, this.dossier, section, chains, this.leaf);
    for (const [generation, nodes] of this.log(section).keys) log.keys.set(generation, nodes);
    log.begin(EMPTY, 0, 0);
    return this.pull(section, log);
  }

  async pull(section: string, log: SectionLog = this.log(section)): Promise<SectionLog> {
    const { incarnation } = await this.status();
    for (let more = true; more;) {
      const asked = [{ section, after: log.head.pos }];
      more = log.take(decodePage(this.dossier, await this.relay.read(this.asker, incarnation, asked)));
    }
    return log;
  }

  /** Gives a key from now on. */
  give(keys: Given["keys"], terms: Terms): Promise<Given> {
    const { sections, rights, domainRights = 0, leaves, name = "Kit" } = terms;
    const nbf = this.leaf();
    return this.issue({ grant: hex(draw(16)), name, keys, sections, rights, domainRights, nbf, exp: nbf + leaves });
  }

  /** Capabilities, bundles and welcomes for the key's sections, and for the inbox its public key; after its end no keys. */
  async issue(given: Given): Promise<Given> {
    const all = [...given.sections, this.inbox];
    for (const section of all) await this.pull(section);
    const capabilities = all.map((section) => this.issuer.capability(given, section, section === this.inbox));
    for (const each of capabilities) this.#chains.take(each);
    const written = capabilities
      .filter((each) => each.section !== this.inbox && (each.rights & APPEND) !== 0)
      .map((each) =>
        this.seal(each.section, [this.op("roster.member", given.grant, this.issuer.rosterOfMember(given, each))]),
      );
    const entitled = given.exp > this.leaf() ? capabilities : [];
    const more = (section: string): object =>
      section === this.inbox ? { sections: all } : { members: this.#writersOf(section) };
    const access = this.change(written, {
      capabilities: capabilities.map((each) => base64url(encodeSigned(each))),
      bundles: entitled.map(({ section }) =>
        this.issuer.bundleFor(given, this.#place(section), given.nbf, section === this.inbox),
      ),
      welcomes: entitled.map((each) => this.issuer.welcome(given, this.#place(each.section), each, more(each.section))),
    });
    this.#land(await this.relay.access(this.asker, access), written);
    this.given.set(given.grant, given);
    return given;
  }

  #writersOf(section: string): readonly string[] {
    return [...this.given.values()]
      .filter(({ sections, rights }) => sections.includes(section) && (rights & APPEND) !== 0)
      .map((each) => base64url(encodeSigned(this.issuer.capability(each, section, false))));
  }

  /** Ends a key: all that it opened turns, and who stays gets the next generation from now to the end of the window. */
  async revoke(grant: string): Promise<void> {
    const gone = this.given.get(grant);
    demand(gone !== undefined, "not-found", grant);
    for (const section of [...gone.sections, this.inbox]) await this.pull(section);
    this.given.delete(grant);
    const places = [...gone.sections, this.inbox].map((section) => {
      const { keys, generation } = this.log(section);
      keys.set(generation + 1, wholeTree(draw(32)));
      return this.#place(section, generation + 1);
    });
    const written = places.map(({ section, generation }) => {
      const fields = { generation, voidGrants: [grant], endedDevices: [] };
      return this.seal(section, [this.op("roster.rotation", hex(draw(16)), fields)], { generation });
    });
    const bundles = places.flatMap((place) => [...this.issuer.ownBundles(place), ...this.#bundlesOfStaying(place)]);
    const sections = places.map(({ section, generation }) => ({ section, generation, inbox: section === this.inbox }));
    const access = this.change(written, { revoked: [grant], sections, bundles });
    this.#land(await this.relay.access(this.asker, access), written);
  }

  #bundlesOfStaying(place: Place): AccessBundle["bundles"] {
    const isInbox = place.section === this.inbox;
    return [...this.given.values()]
      .filter(({ sections, exp }) => (isInbox || sections.includes(place.section)) && exp > this.leaf())
      .map((each) => this.issuer.bundleFor(each, place, this.leaf(), isInbox));
  }

  /** The whole access log, each line verified. */
  async accessLog(): Promise<AccessLog> {
    const keyOfGrant = (grant: string): Bytes | undefined =>
      grant === NO_ID ? this.rootPk.slice(0, 32) : this.#chains.signPkOf(grant);
    const log = new AccessLog(this.dossier, this.relayKey, keyOfGrant);
    for (let more = true; more;) more = log.take(await this.relay.accessLog(this.asker, log.after));
    return log;
  }
}
