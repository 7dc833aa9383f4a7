import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { type Result, err, map, ok } from "#src/base/result.ts";
import { type Problem, problem, problemName } from "#src/protocol/errors.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { READ_SECTIONS } from "#src/protocol/limits.ts";
import type { LiveEvent, Subscribe } from "#src/protocol/live-messages.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import type { Announcement, Announcer } from "#relay/ports/announcer.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { keyOf, knownDossier } from "./authorize.ts";
import { liveEvidence } from "./access-log.ts";
import type { Answer, Ask } from "./commands.ts";
import type { Look } from "./look.ts";
import type { LiveConnection, WireForm } from "./service.ts";
import { type Watch, watchNow } from "./watch.ts";

type Send = (event: WireForm<typeof LiveEvent>) => void;

export type LiveParts = {
  readonly look: Look;
  readonly verify: VerifySignature;
  readonly announcer: Announcer;
  readonly now: () => Instant;
  /** Random bytes, for challenges. */
  readonly random: (length: number) => Bytes;
  /** Writes the access line; refuses who may not watch. */
  readonly admit: (ask: Ask<"subscribe">) => Promise<Result<Answer<"subscribe">, Problem>>;
};

/** All live connections of this process. `tick`, once a second, ends what has run out, and resolves when it has. */
export type Live = {
  connect(authority: string, send: Send): LiveConnection;
  tick(): Promise<void>;
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
    tick: async () => {
      await Promise.all([...connections].map((connection) => connection.tick()));
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
  /** What was announced and not looked into yet; the same twice is looked into once. */
  readonly heard: { readonly heads: Map<SectionId, number>; acl: boolean; isInTurn: boolean };
  readonly stop: () => void;
  /** The version of access that the client knows of. */
  aclVersion: number;
  watch: Watch;
};
type Connection = LiveConnection & { tick(): Promise<void> };

/** Before it was looked at, nothing is open. */
const UNSEEN: Watch = { sections: new Set(), rightsOf: -1, aclVersion: -1, until: instant(0) };

function createConnection(parts: LiveParts, authority: string, send: Send, closed: () => void): Connection {
  const { look, now } = parts;
  const challenge = parts.random(32);
  const subscriptions = new Map<string, Subscription>();
  let open = true;
  let turn = Promise.resolve();
  send({ t: "challenge", challenge: toBase64url(challenge), time: now() });

  /** One thing after the other, in the order they came: no answer of the store overtakes another. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(() => (open ? work() : undefined));
    turn = done.catch(() => undefined);
    return done;
  };
  const tell: Send = (event) => {
    if (open) send(event);
  };

  const forget = (subscription: Subscription): void => {
    subscription.stop();
    subscriptions.delete(nameOf(subscription));
  };

  /**
   * Ends a subscription that may no longer be: its windows closed, its grant was stopped, its dossier erased. Of changes
   * in access one is told that are its own. A store that does not answer ends nothing: it is asked again at the next second.
   */
  const review = async (subscription: Subscription): Promise<boolean> => {
    const { dossier, grant, told } = subscription;
    const watch = await look((facts) => watchNow(facts, dossier, grant, [...told.keys()], now()));
    if (watch.ok) {
      subscription.watch = watch.value;
      tellVersion(subscription);
      return true;
    }
    if (problemName(watch.error) === "unavailable") subscription.watch = UNSEEN;
    else {
      forget(subscription);
      tell({ t: "ended", dossier, grant, problem: problemName(watch.error) });
    }
    return false;
  };

  const tellVersion = (subscription: Subscription): void => {
    const { dossier, grant, watch } = subscription;
    if (subscription.aclVersion === watch.aclVersion) return;
    subscription.aclVersion = watch.aclVersion;
    tell({ t: "acl", dossier, grant, aclVersion: watch.aclVersion });
  };

  /** Cheap while nothing changed: rights change by version, windows by time. */
  const stands = async (subscription: Subscription): Promise<boolean> => {
    const { watch, dossier } = subscription;
    const version = await look(({ ledger }) => ok(ledger.dossier(dossier)?.aclVersion));
    const same = version.ok && version.value === watch.rightsOf && now() < watch.until;
    return same || review(subscription);
  };

  const tellHead = ({ dossier, grant, told, watch }: Subscription, section: SectionId, pos: number): void => {
    if (pos <= (told.get(section) ?? pos) || !watch.sections.has(section)) return;
    told.set(section, pos);
    tell({ t: "head", dossier, grant, section, pos });
  };

  const hearHead = ({ heard }: Subscription, section: SectionId, pos: number): void => {
    heard.heads.set(section, Math.max(pos, heard.heads.get(section) ?? 0));
  };

  /** Looks into all that was heard meanwhile; what the store gave no answer to is kept for the next time. */
  const lookInto = async (subscription: Subscription): Promise<void> => {
    const { heard, told } = subscription;
    const heads = [...heard.heads].filter(([section, pos]) => pos > (told.get(section) ?? pos));
    const { acl } = heard;
    heard.heads.clear();
    heard.acl = false;
    heard.isInTurn = false;
    if (subscriptions.get(nameOf(subscription)) !== subscription || (!acl && heads.length === 0)) return;
    const isOpen = await (acl ? review(subscription) : stands(subscription));
    for (const [section, pos] of heads)
      if (isOpen) tellHead(subscription, section, pos);
      else hearHead(subscription, section, pos);
  };

  const hear = (subscription: Subscription, announcement: Announcement): Promise<void> => {
    const { heard } = subscription;
    if (announcement.t === "acl") heard.acl = true;
    if (announcement.t === "head") hearHead(subscription, announcement.section, announcement.pos);
    if (heard.isInTurn) return turn;
    heard.isInTurn = true;
    return inTurn(() => lookInto(subscription));
  };

  /** Listens before it looks, so that nothing falls between the two. */
  const begin = ({ dossier, grant, sections }: Subscribe, aclVersion: number): Subscription => {
    const subscription: Subscription = {
      dossier,
      grant,
      told: new Map(sections.map(({ section, after }) => [section, after])),
      heard: { heads: new Map(), acl: false, isInTurn: false },
      stop: parts.announcer.listen(dossier, (announcement) => void hear(subscription, announcement)),
      aclVersion,
      watch: UNSEEN,
    };
    return subscription;
  };

  const subscribe = async (message: Subscribe): Promise<void> => {
    const { dossier, grant, sections } = message;
    const name = nameOf(message);
    const refuse = (why: Problem): void => tell({ t: "refused", dossier, grant, problem: problemName(why) });
    const others = [...subscriptions.values()].filter((s) => nameOf(s) !== name);
    const watched = others.reduce((sum, s) => sum + s.told.size, 0) + sections.length;
    if (watched > READ_SECTIONS) return refuse(problem("too-large", { limit: READ_SECTIONS }));
    const admitted = await admit(parts, message, challenge, authority);
    if (!admitted.ok) return refuse(admitted.error);
    if (!open) return;
    const subscription = begin(message, admitted.value.aclVersion);
    const found = await look((facts) => {
      const named = sections.map(({ section }) => section);
      const heads = named.map((section) => [section, facts.log.section(dossier, section)?.head.pos ?? 0] as const);
      return map(watchNow(facts, dossier, grant, named, now()), (watch) => ({ watch, heads }));
    });
    if (!found.ok || !open) {
      subscription.stop();
      return found.ok ? undefined : refuse(found.error);
    }
    const earlier = subscriptions.get(name);
    if (earlier) forget(earlier);
    subscription.watch = found.value.watch;
    subscriptions.set(name, subscription);
    tell({ t: "subscribed", dossier, grant, aclVersion: subscription.aclVersion });
    tellVersion(subscription);
    // What was committed before it listened.
    for (const [section, pos] of found.value.heads) tellHead(subscription, section, pos);
  };

  return {
    subscribe: (message) => inTurn(() => subscribe(message)),
    close: () => {
      open = false;
      for (const subscription of subscriptions.values()) subscription.stop();
      subscriptions.clear();
      closed();
    },
    tick: async () => {
      const late = [...subscriptions.values()].filter(({ watch }) => now() >= watch.until);
      await Promise.all(late.map((one) => hear(one, { t: "acl", dossier: one.dossier })));
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
  const known = await parts.look((facts) => map(knownDossier(facts, dossier), (row) => keyOf(facts, row, grant)));
  if (!known.ok) return known;
  const key = known.value;
  const signed = liveSigningInput(challenge, authority, dossier, grant);
  if (!key || !(await parts.verify(key, signed, signature))) return err(problem("unauthenticated"));
  const evidence = liveEvidence(signed, signature);
  const admitted = await parts.admit({ dossier, grant, key, sections, evidence });
  return admitted.ok ? ok(admitted.value) : admitted;
}
