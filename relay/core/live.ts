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
import { keyOf, knownDossier, mayRead } from "./authorize.ts";
import type { Answer, Ask, Watched } from "./commands.ts";
import type { LiveConnection, WireForm } from "./service.ts";
import { mayWatch, newer } from "./watch.ts";

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
  readonly sections: Map<SectionId, number>;
  readonly stop: () => void;
};
type Connection = LiveConnection & { tick(): void };

function createConnection(parts: LiveParts, authority: string, send: Send, closed: () => void): Connection {
  const challenge = parts.random(32);
  const subscriptions = new Map<string, Subscription>();
  let open = true;
  send({ t: "challenge", challenge: toBase64url(challenge), time: parts.now() });

  const end = (subscription: Subscription): void => {
    subscription.stop();
    subscriptions.delete(nameOf(subscription));
  };

  /** Ends a subscription that may no longer be: its window closed, its grant was stopped, its dossier erased. */
  const review = (subscription: Subscription): boolean => {
    const { dossier, grant, sections } = subscription;
    const known = knownDossier(parts.facts, dossier);
    const watched = [...sections].map(([section, after]) => ({ section, after }));
    let problemNow = known.ok ? undefined : known.error;
    const still = known.ok
      ? watched.filter(({ section }) => mayRead(parts.facts, dossier, grant, section, parts.now()).ok)
      : [];
    if (known.ok && (still.length === 0 || watched.length === 0)) {
      const allowed = mayWatch(parts.facts, dossier, grant, watched, parts.now());
      if (!allowed.ok) problemNow = allowed.error;
    }
    if (problemNow) {
      end(subscription);
      send({ t: "ended", dossier, grant, problem: problemName(problemNow) });
      return false;
    }
    for (const { section } of watched) if (!still.some((w) => w.section === section)) sections.delete(section);
    return true;
  };

  const hear = (subscription: Subscription, announcement: Announcement): void => {
    const { dossier, grant, sections } = subscription;
    if (announcement.t === "invite") return;
    if (announcement.t === "acl") {
      if (review(subscription)) send({ t: "acl", dossier, grant, aclVersion: announcement.aclVersion });
      return;
    }
    const after = sections.get(announcement.section);
    if (after === undefined || announcement.pos <= after || !review(subscription)) return;
    if (!sections.has(announcement.section)) return;
    sections.set(announcement.section, announcement.pos);
    send({ t: "head", dossier, grant, section: announcement.section, pos: announcement.pos });
  };

  const catchUp = (subscription: Subscription, sections: readonly Watched[]): void => {
    const ahead = newer(parts.facts, subscription.dossier, subscription.grant, sections, parts.now());
    for (const { section, pos } of ahead.ok ? ahead.value.sections : [])
      hear(subscription, { t: "head", dossier: subscription.dossier, section, pos });
  };

  return {
    async subscribe(message) {
      const { dossier, grant, sections } = message;
      const name = nameOf(message);
      const others = [...subscriptions.values()].filter((s) => nameOf(s) !== name);
      const watched = others.reduce((sum, s) => sum + s.sections.size, 0) + sections.length;
      const admitted =
        watched > READ_SECTIONS
          ? err(problem("too-large", { limit: READ_SECTIONS }))
          : await admit(parts, message, challenge, authority);
      if (!open) return;
      if (!admitted.ok) return send({ t: "refused", dossier, grant, problem: problemName(admitted.error) });
      const earlier = subscriptions.get(name);
      if (earlier) end(earlier);
      const subscription: Subscription = {
        dossier,
        grant,
        sections: new Map(sections.map(({ section, after }) => [section, after])),
        stop: parts.announcer.listen(dossier, (announcement) => hear(subscription, announcement)),
      };
      subscriptions.set(name, subscription);
      send({ t: "subscribed", dossier, grant, aclVersion: admitted.value.aclVersion });
      // What was committed between the admission and the first listening is told now.
      const version = parts.facts.ledger.dossier(dossier)?.aclVersion ?? 0;
      if (version !== admitted.value.aclVersion) hear(subscription, { t: "acl", dossier, aclVersion: version });
      catchUp(subscription, sections);
    },
    close: () => {
      open = false;
      for (const subscription of subscriptions.values()) subscription.stop();
      subscriptions.clear();
      closed();
    },
    tick: () => {
      for (const subscription of subscriptions.values()) review(subscription);
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
  if (!key || !(await parts.verify(key, liveSigningInput(challenge, authority, dossier, grant), signature)))
    return err(problem("unauthenticated"));
  const admitted = await parts.admit({ dossier, grant, key: key, sections });
  return admitted.ok ? ok(admitted.value) : admitted;
}
