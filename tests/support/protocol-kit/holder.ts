import { z } from "zod";
import { type Bytes, Reader, Refused, demand, fromBase64url, same, zeros } from "./bytes.ts";
import { openBundle, openWelcome } from "./bundle.ts";
import { Chains, type SignedCapability, decodeSigned } from "./capability.ts";
import { type Bare, type Envelope, decodeBare, isSignedBy, sealDrop, sealEntry } from "./envelope.ts";
import { type Keys, type Node, dossierId, inboxId, leafOf } from "./keys.ts";
import type { BundlesAnswer } from "./messages.ts";
import { decodePage } from "./page.ts";
import type { RelayApi } from "./relay.ts";
import type { Asker } from "./request.ts";
import { SectionLog, keyOf, setOp } from "./section-log.ts";

/** As much of a welcome as reading needs; the rest is the application's. */
const WelcomeText = z.looseObject({
  v: z.literal(1),
  name: z.string(),
  kind: z.string(),
  generation: z.int(),
  pos: z.int(),
  head: z.string(),
  maxEpoch: z.int(),
  capability: z.string(),
  devices: z.array(z.string()),
  members: z.array(z.string()),
  state: z.array(z.unknown()),
});
export type WelcomeText = z.infer<typeof WelcomeText>;

/** A key that was given: what one holder holds of one dossier. */
export class Holder {
  readonly relay: RelayApi;
  readonly dossier: string;
  readonly inbox: string;
  readonly grant: string;
  readonly welcomes = new Map<string, WelcomeText>();
  readonly logs = new Map<string, SectionLog>();
  readonly capabilities = new Map<string, SignedCapability>();
  readonly #keys: Keys;
  readonly #relayKey: Bytes;
  readonly #chains: Chains;
  /** The inbox's public key, by generation. */
  readonly #inboxPks = new Map<number, Bytes>();
  readonly #counters = new Map<string, number>();
  #readings = 0;

  constructor(relay: RelayApi, relayKey: Bytes, rootPk: Bytes, grant: string, keys: Keys) {
    this.relay = relay;
    this.#relayKey = relayKey;
    this.dossier = dossierId(rootPk);
    this.inbox = inboxId(rootPk);
    this.grant = grant;
    this.#keys = keys;
    this.#chains = new Chains(rootPk.slice(0, 32), this.dossier);
  }

  get asker(): Asker {
    return { dossier: this.dossier, grant: this.grant, sign: this.#keys.sign };
  }

  leaf = (): number => leafOf(this.relay.now());
  op = (kind: string, id: string, fields: object): string =>
    setOp(kind, id, this.relay.now(), this.#readings++, fields);

  /** Fetches welcomes and bundles, and takes those that hold. */
  async fetch(): Promise<void> {
    this.take(await this.relay.bundles(this.asker));
  }

  take(answer: BundlesAnswer): void {
    for (const { section, sealed } of answer.welcomes) this.#takeWelcome(section, sealed);
    for (const each of answer.bundles) this.#takeBundle(each);
  }

  #takeWelcome(section: string, sealed: Bytes): void {
    const of = { dossier: this.dossier, section, grant: this.grant };
    const { inside, isSignedBy } = openWelcome(this.#keys.box, of, sealed);
    const text = WelcomeText.safeParse(JSON.parse(inside.text));
    demand(text.success, "malformed", "welcome");
    const { data } = text;
    this.#chains.takeAll(data.devices.map((each) => decodeSigned(fromBase64url(each))));
    this.#chains.takeAll(data.members.map((each) => decodeSigned(fromBase64url(each))));
    const issuer = this.#chains.of(inside.issuer, section);
    demand(issuer !== undefined && isSignedBy(issuer.signPk), "bad-signature", "welcome");
    const own = decodeSigned(fromBase64url(data.capability));
    const isOwn = own.grant === this.grant && own.section === section && same(own.signPk, this.#keys.sign.pk);
    demand(isOwn && same(own.boxPk, this.#keys.box.pk), "malformed", "a welcome for somebody else");
    this.#chains.take(own);
    this.capabilities.set(section, own);
    this.welcomes.set(section, data);
    if (this.logs.has(section)) return;
    const log = new SectionLog(this.#relayKey, this.dossier, section, this.#chains, this.leaf);
    log.begin({ pos: data.pos, hash: fromBase64url(data.head) }, data.generation, data.maxEpoch);
    this.logs.set(section, log);
  }

  #takeBundle(each: BundlesAnswer["bundles"][number]): void {
    const asked = { ...each, grant: this.grant };
    const { inside, isSignedBy } = openBundle(this.#keys.box, this.dossier, asked, each.sealed);
    this.#chains.takeAll(inside.vouchers);
    const issuer = this.#chains.of(inside.issuer, each.section);
    demand(issuer !== undefined && isSignedBy(issuer.signPk), "bad-signature", "bundle");
    const name = `${each.section} ${each.generation}`;
    if (each.counter <= (this.#counters.get(name) ?? 0)) return;
    this.#counters.set(name, each.counter);
    if (inside.content.form === "inbox") this.#inboxPks.set(each.generation, inside.content.pk);
    else this.log(each.section).keys.set(each.generation, inside.content.nodes);
  }

  log(section: string): SectionLog {
    const log = this.logs.get(section);
    demand(log !== undefined, "forbidden", section);
    return log;
  }

  /** What it was given of a section: all that it can open. */
  nodes = (section: string, generation: number): readonly Node[] => this.log(section).keys.get(generation) ?? [];

  async pull(section: string): Promise<SectionLog> {
    const { incarnation } = await this.relay.status(this.asker);
    const log = this.log(section);
    for (let more = true; more;) {
      const asked = [{ section, after: log.head.pos }];
      more = log.take(decodePage(this.dossier, await this.relay.read(this.asker, incarnation, asked)));
    }
    return log;
  }

  seal(section: string, ops: readonly string[]): Envelope {
    const log = this.log(section);
    const epoch = this.leaf();
    const { dossier, grant } = this;
    const where = { kind: "entry", dossier, section, generation: log.generation, epoch, grant } as const;
    const key = keyOf(this.nodes(section, log.generation), epoch);
    return sealEntry({ ...where, ...log.next(grant), commit: key.commit }, key, this.#keys.sign, ops);
  }

  async append(section: string, ops: readonly string[]): Promise<number> {
    await this.pull(section);
    const envelope = this.seal(section, ops);
    return this.log(section).stored(await this.relay.append(this.dossier, [envelope]), envelope);
  }

  /** To the inbox, which a holder cannot read: where its own last drop stands it asks of the relay. */
  async drop(ops: readonly string[]): Promise<void> {
    const status = await this.relay.status(this.asker);
    const inbox = status.sections.find(({ section }) => section === this.inbox);
    const pk = this.#inboxPks.get(inbox?.generation ?? -1);
    demand(inbox !== undefined && pk !== undefined, "forbidden", "no key of the inbox");
    const log = this.log(this.inbox);
    if (inbox.own) log.authorAt(this.#demandOwn(inbox.own));
    const { dossier, grant } = this;
    const where = {
      kind: "drop",
      dossier,
      section: this.inbox,
      generation: inbox.generation,
      epoch: this.leaf(),
      grant,
    } as const;
    const prefix = { ...where, ...log.next(grant, true), commit: zeros(16) };
    const { results } = await this.relay.append(dossier, [sealDrop(prefix, pk, this.#keys.sign, ops)]);
    const [result] = results;
    if (result?.status !== "stored") throw new Refused(result?.problem ?? "malformed");
  }

  #demandOwn(own: Bytes): Bare {
    const bare = decodeBare(new Reader(own));
    const { dossier, section, grant } = bare.prefix;
    const isOwn = dossier === this.dossier && section === this.inbox && grant === this.grant;
    demand(isOwn && isSignedBy(this.#keys.sign.pk, bare), "forged", "not this holder's own envelope");
    return bare;
  }
}
