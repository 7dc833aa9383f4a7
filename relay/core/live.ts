import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem, problemName } from "#src/protocol/errors.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { READ_SECTIONS } from "#src/protocol/limits.ts";
import type { LiveEvent, Subscribe } from "#src/protocol/live-messages.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import type { Announcement, Announcer } from "#relay/ports/announcer.ts";
import type { Facts } from "#relay/ports/store.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { keyOf, knownDossier } from "./authorize.ts";
import { liveEvidence } from "./access-log.ts";
import type { Answer, Ask } from "./commands.ts";
import type { LiveConnection, WireForm } from "./service.ts";
import { type Watch, watchNow } from "./watch.ts";

type Send = (event: WireForm<typeof LiveEvent>) => void;

export type LiveParts = {
  readonly facts: Facts;
  readonly verify: VerifySignature;
  readonly announcer: Announcer;
  readonly now: () => Instant;
  /** Random bytes, for challenges. */
  readonly random: (length: number) => Bytes;
  /** Writes the access line; refuses who may not watch. */
  readonly admit: (ask: Ask<"subscribe">) => Promise<Result<Answer<"subscribe">, Problem>>;
};

/** All live connections of this process. `tick`, once a second, ends what has run out. */
export type Live = {
  connect(authority: string, send: Send): LiveConnection;
  tick(): void;
  close(): void;
};

export function createLive(parts: LiveParts): Live {
  const connections = new Set<Connection>();
  return {
    connect(authority, send) {
      const connection = createConnection(parts, authority, send, () => connections.delete(connection));
      connections.add(connection);
      return connection;
    },
    tick: () => {
      for (const connection of connections) connection.tick();
    },
    close: () => {
      for (const connection of connections) connection.close();
    },
  };
}

type Subscription = {
  readonly dossier: DossierId;
  readonly grant: GrantId;
  /** Per section the position the client knows of. */
  readonly told: Map<SectionId, number>;
  readonly stop: () => void;
  /** The version of access that the client knows of. */
  aclVersion: number;
  watch: Watch;
};
type Connection = LiveConnection & { tick(): void };

function createConnection(parts: LiveParts, authority: string, send: Send, closed: () => void): Connection {
  const { facts, now } = parts;
  const challenge = parts.random(32);
  const subscriptions = new Map<string, Subscription>();
  let open = true;
  send({ t: "challenge", challenge: toBase64url(challenge), time: now() });

  const forget = (subscription: Subscription): void => {
    subscription.stop();
    subscriptions.delete(nameOf(subscription));
  };

  /**
   * Ends a subscription that may no longer be: its windows closed, its grant was stopped, its dossier erased. Of changes
   * in access one is told that are its own.
   */
  const review = (subscription: Subscription): boolean => {
    const { dossier, grant, told } = subscription;
    const watch = watchNow(facts, dossier, grant, [...told.keys()], now());
    if (watch.ok) {
      subscription.watch = watch.value;
      tellVersion(subscription);
      return true;
    }
    forget(subscription);
    send({ t: "ended", dossier, grant, problem: problemName(watch.error) });
    return false;
  };

  const tellVersion = (subscription: Subscription): void => {
    const { dossier, grant, watch } = subscription;
    if (subscription.aclVersion === watch.aclVersion) return;
    subscription.aclVersion = watch.aclVersion;
    send({ t: "acl", dossier, grant, aclVersion: watch.aclVersion });
  };

  /** Cheap while nothing changed: rights change by version, windows by time. */
  const stands = (subscription: Subscription): boolean => {
    const { watch, dossier } = subscription;
    const same = facts.ledger.dossier(dossier)?.aclVersion === watch.rightsOf && now() < watch.until;
    return same || review(subscription);
  };

  const hear = (subscription: Subscription, announcement: Announcement): void => {
    const { dossier, grant, told } = subscription;
    if (announcement.t === "invite") return;
    if (announcement.t === "acl") return void review(subscription);
    const { section, pos } = announcement;
    const after = told.get(section);
    if (after === undefined || pos <= after || !stands(subscription)) return;
    if (!subscription.watch.sections.has(section)) return;
    told.set(section, pos);
    send({ t: "head", dossier, grant, section, pos });
  };

  /** What was committed before the subscription listened is told when it begins. */
  const catchUp = (subscription: Subscription): void => {
    const { dossier } = subscription;
    tellVersion(subscription);
    for (const section of subscription.told.keys()) {
      const pos = facts.log.section(dossier, section)?.head.pos ?? 0;
      hear(subscription, { t: "head", dossier, section, pos });
    }
  };

  return {
    async subscribe(message) {
      const { dossier, grant, sections } = message;
      const name = nameOf(message);
      const others = [...subscriptions.values()].filter((s) => nameOf(s) !== name);
      const watched = others.reduce((sum, s) => sum + s.told.size, 0) + sections.length;
      const admitted =
        watched > READ_SECTIONS
          ? err(problem("too-large", { limit: READ_SECTIONS }))
          : await admit(parts, message, challenge, authority);
      if (!open) return;
      if (!admitted.ok) return send({ t: "refused", dossier, grant, problem: problemName(admitted.error) });
      const watch = watchNow(
        facts,
        dossier,
        grant,
        sections.map((s) => s.section),
        now(),
      );
      if (!watch.ok) return send({ t: "refused", dossier, grant, problem: problemName(watch.error) });
      const earlier = subscriptions.get(name);
      if (earlier) forget(earlier);
      const subscription: Subscription = {
        dossier,
        grant,
        told: new Map(sections.map(({ section, after }) => [section, after])),
        stop: parts.announcer.listen(dossier, (announcement) => hear(subscription, announcement)),
        aclVersion: admitted.value.aclVersion,
        watch: watch.value,
      };
      subscriptions.set(name, subscription);
      send({ t: "subscribed", dossier, grant, aclVersion: subscription.aclVersion });
      catchUp(subscription);
    },
    close: () => {
      open = false;
      for (const subscription of subscriptions.values()) subscription.stop();
      subscriptions.clear();
      closed();
    },
    tick: () => {
      for (const subscription of subscriptions.values()) if (now() >= subscription.watch.until) review(subscription);
    },
  };
}

const nameOf = (who: { readonly dossier: DossierId; readonly grant: GrantId }): string => `${who.dossier}.${who.grant}`;

/** The client signs this socket's challenge, so that nothing that opens a socket lies in a URL or can be replayed. */
async function admit(
  parts: LiveParts,
  { dossier, grant, sections, signature }: Subscribe,
  challenge: Bytes,
  authority: string,
): Promise<Result<Answer<"subscribe">, Problem>> {
  const known = knownDossier(parts.facts, dossier);
  if (!known.ok) return known;
  const key = keyOf(parts.facts, known.value, grant);
  const signed = liveSigningInput(challenge, authority, dossier, grant);
  if (!key || !(await parts.verify(key, signed, signature))) return err(problem("unauthenticated"));
  const evidence = liveEvidence(signed, signature);
  const admitted = await parts.admit({ dossier, grant, key, sections, evidence });
  return admitted.ok ? ok(admitted.value) : admitted;
}
