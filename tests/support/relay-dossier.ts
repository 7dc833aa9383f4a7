import { type Bytes, fromBase64url } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import type { Result } from "#src/base/result.ts";
import { type Capability, RIGHTS } from "#src/protocol/capability.ts";
import { type Prefix, ZERO_16 } from "#src/protocol/envelope.ts";
import { type Problem, problemName } from "#src/protocol/errors.ts";
import { type DossierId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import type { AccessBundle } from "#src/protocol/messages.ts";
import { type Page, decodePage } from "#src/protocol/page.ts";
import { FIRST_INCARNATION } from "#src/protocol/limits.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import type { RelayService } from "#relay/core/service.ts";
import { concat } from "#src/base/bytes.ts";
import {
  type Actor,
  type MadeEnvelope,
  capabilityOf,
  createActor,
  dossierIdOf,
  envelopeOf,
  random,
  randomId,
  signedRequest,
} from "./relay-client-bytes.ts";

type Change = Partial<AccessBundle>;

/** The name of the refusal, or "ok". */
export const verdict = (result: Result<unknown, Problem>): string => (result.ok ? "ok" : problemName(result.error));

export function valueOf<T>(result: Result<T, Problem>): T {
  invariant(result.ok, `a refusal was not expected: ${result.ok ? "" : problemName(result.error)}`);
  return result.value;
}

/** A resident with one device, a section and an inbox at a relay, who keeps count of what the relay must agree with. */
export class RelayDossier {
  readonly root = createActor(ROOT_GRANT);
  readonly device = createActor();
  readonly section = randomId<SectionId>();
  readonly inbox = randomId<SectionId>();
  readonly dossier: DossierId;
  readonly rootPk: Bytes;
  aclVersion = 0;
  /** Of its cursor. */
  incarnation: number = FIRST_INCARNATION;
  relay: RelayService;
  readonly now: () => Instant;
  /** Devices and root: whoever must have every key. */
  readonly owners: Actor[];
  readonly #chains = new Map<string, { seq: number; last: Bytes }>();

  constructor(relay: RelayService, now: () => Instant) {
    this.relay = relay;
    this.now = now;
    this.rootPk = concat(this.root.signPk, this.root.boxPk);
    this.dossier = dossierIdOf(this.rootPk);
    this.owners = [this.root, this.device];
  }

  bundle(actor: Actor, section: SectionId, generation = 0, counter = 0): AccessBundle["bundles"][number] {
    return { grant: actor.grant, section, generation, counter, sealed: random(64) };
  }

  change(change: Change): AccessBundle {
    return {
      aclVersion: this.aclVersion,
      capabilities: [],
      revoked: [],
      endedDevices: [],
      sections: [],
      envelopes: [],
      bundles: [],
      welcomes: [],
      ...change,
    };
  }

  async register(change: Change = {}, code?: string) {
    const access = this.change({
      capabilities: [capabilityOf(this.device, this.root, this.dossier)],
      sections: [
        { section: this.section, generation: 0, inbox: false },
        { section: this.inbox, generation: 0, inbox: true },
      ],
      bundles: [this.section, this.inbox].flatMap((section) => this.owners.map((who) => this.bundle(who, section))),
      ...change,
    });
    const body = { dossier: this.dossier, rootPk: this.rootPk, access, ...(code === undefined ? {} : { code }) };
    const answer = await this.relay.register(
      signedRequest(this.device, this.dossier, "/v1/dossiers", body, this.now()),
    );
    if (answer.ok) this.aclVersion = answer.value.aclVersion;
    return answer;
  }

  async access(change: Change, actor: Actor = this.device) {
    const body = this.change(change);
    const answer = await this.relay.access(signedRequest(actor, this.dossier, "/v1/access", body, this.now()));
    if (answer.ok) this.aclVersion = answer.value.aclVersion;
    return answer;
  }

  /** A change that somebody else than an owner asks for, at a version of its own. */
  accessAs(actor: Actor, change: Change) {
    return this.relay.access(signedRequest(actor, this.dossier, "/v1/access", this.change(change), this.now()));
  }

  /** A holder's access from now on for a day, unless the fields say otherwise. */
  capability(holder: Actor, fields: Partial<Capability> = {}, issuer: Actor = this.device): Bytes {
    const leaf = epochAt(this.now());
    return capabilityOf(holder, issuer, this.dossier, {
      section: this.section,
      rights: RIGHTS.read | RIGHTS.append,
      nbf: leaf,
      exp: epoch(leaf + 96),
      readFrom: leaf,
      ...fields,
    });
  }

  async give(holder: Actor, fields: Partial<Capability> = {}, issuer?: Actor) {
    return this.access({
      capabilities: [this.capability(holder, fields, issuer)],
      bundles: [this.bundle(holder, fields.section ?? this.section, 0, fields.counter ?? 0)],
    });
  }

  /** The author's next envelope in a section; `counted` keeps it as the last one. */
  next(author: Actor, section: SectionId, fields: Partial<Prefix> = {}, size?: number, counted = true): MadeEnvelope {
    const key = `${author.grant}.${section}`;
    const chain = this.#chains.get(key) ?? { seq: 0, last: ZERO_16 };
    const made = envelopeOf(
      author,
      {
        dossier: this.dossier,
        section,
        epoch: epochAt(this.now()),
        seq: chain.seq + 1,
        prevAuthor: chain.last.slice(0, 16),
        ...fields,
      },
      size,
    );
    if (counted) this.#chains.set(key, { seq: chain.seq + 1, last: made.hash });
    return made;
  }

  append(...envelopes: readonly MadeEnvelope[]) {
    return this.relay.append(
      this.dossier,
      envelopes.map((e) => e.wire),
    );
  }

  /** "stored", or why not. A refused envelope does not count in its author's chain. */
  async tryAppend(author: Actor, fields: Partial<Prefix> = {}, section = this.section, size?: number): Promise<string> {
    const before = this.#chains.get(`${author.grant}.${section}`);
    const answer = await this.append(this.next(author, section, fields, size));
    if (!answer.ok) return problemName(answer.error);
    const [result] = answer.value.results;
    invariant(result, "one envelope has one result");
    if (result.status === "stored") return "stored";
    if (before) this.#chains.set(`${author.grant}.${section}`, before);
    else this.#chains.delete(`${author.grant}.${section}`);
    return result.problem;
  }

  async read(actor: Actor, after = 0, section = this.section): Promise<Result<Page, Problem>> {
    const body = { incarnation: this.incarnation, sections: [{ section, after }] };
    const answer = await this.relay.read(signedRequest(actor, this.dossier, "/v1/read", body, this.now()));
    if (!answer.ok) return answer;
    const page = decodePage(this.dossier, answer.value);
    invariant(page, "the relay's page is well-formed");
    return { ok: true, value: page };
  }

  status(actor: Actor) {
    return this.relay.status(signedRequest(actor, this.dossier, "/v1/status", {}, this.now()));
  }

  bundles(actor: Actor) {
    return this.relay.bundles(signedRequest(actor, this.dossier, "/v1/bundles", {}, this.now()));
  }

  accessLog(actor: Actor = this.device, after = 0) {
    return this.relay.accessLog(signedRequest(actor, this.dossier, "/v1/access-log", { after }, this.now()));
  }

  erase(actor: Actor = this.device) {
    const body = { dossier: this.dossier };
    return this.relay.erase(signedRequest(actor, this.dossier, "/v1/erase", body, this.now()));
  }
}

export const bytesIn = (text: string): Bytes => {
  const data = fromBase64url(text);
  invariant(data, "the relay writes canonical base64url");
  return data;
};
