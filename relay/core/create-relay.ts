import { randomBytes } from "node:crypto";
import { toBase64url } from "#src/base/bytes.ts";
import { type Instant, MINUTE } from "#src/base/instant.ts";
import { type Result, err, map } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { PROTOCOL_VERSION } from "#src/protocol/limits.ts";
import { encodePage } from "#src/protocol/page.ts";
import type { Announcer } from "#relay/ports/announcer.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { RelaySigner } from "#relay/ports/relay-signer.ts";
import type { Store } from "#relay/ports/store.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { askAccess, askAppend, askRegister } from "./ask-change.ts";
import { inviteVerbs } from "./ask-invite.ts";
import { type Pace, checkRequest, takeTurn } from "./check-request.ts";
import type { Answer, Ask, CheckedRequest, Command, CommandOf, Outcome, Verb } from "./commands.ts";
import type { Limits, Signup } from "./limits.ts";
import { createLive } from "./live.ts";
import { longPoll } from "./long-poll.ts";
import { createBuckets } from "./quota.ts";
import type { RelayService, SignedRequest } from "./service.ts";
import { createTimeGuard } from "./time-guard.ts";
import { newer } from "./watch.ts";
import { accessLogAnswer, frames, signedHead } from "./wire-answers.ts";

export type RelayParts = {
  readonly store: Store<Command, Outcome>;
  readonly announcer: Announcer;
  readonly signer: RelaySigner;
  readonly verify: VerifySignature;
  readonly sha512: Sha512;
  readonly clock: RelayClock;
  /** The highest time by which anything was decided before this start. */
  readonly mark: Instant;
  readonly limits: Limits;
  readonly signup: Signup;
  /** Told why the store could not do something; for the operator's log, without a word of whose it was. */
  readonly report: (reason: string) => void;
  /** Calls back once a second until told to stop; sockets end at such a tick. */
  readonly everySecond: (run: () => void) => () => void;
};

/** What the verbs share: the time, the way into a transaction, and who asks. */
export type Desk = {
  readonly parts: RelayParts;
  readonly now: () => Instant;
  /** Ends every wait before the store is closed. */
  readonly closing: AbortSignal;
  run<V extends Verb>(verb: V, ask: Ask<V>): Promise<Result<Answer<V>, Problem>>;
  /** Signature and rate; the rest is decided in the transaction. */
  check(request: SignedRequest<unknown>, pace?: Pace): Promise<Result<CheckedRequest, Problem>>;
  /** Counts one batch of a grant: 0, or the seconds it has to wait. */
  turn(dossier: DossierId, grant: GrantId): number;
};

function createDesk(parts: RelayParts, now: () => Instant, steady: () => boolean, closing: AbortSignal): Desk {
  const { store, verify, limits } = parts;
  const checks = { facts: store.committed, verify, buckets: createBuckets(), limits };
  return {
    parts,
    now,
    closing,
    async run<V extends Verb>(verb: V, ask: Ask<V>) {
      if (!steady()) return err(problem("unavailable"));
      // A command is its verb and what is asked; the compiler cannot put a generic pair together.
      const command = { ...ask, verb, now: now() } as CommandOf<V> as Command;
      const outcome = await store.submit(command);
      // `execute` answers each verb with that verb's answer.
      if (outcome.ok) return outcome.value;
      parts.report(outcome.error.reason);
      return err(problem("unavailable"));
    },
    check: (request, pace = "limited") => checkRequest(checks, request, now(), pace),
    turn: (dossier, grant) => takeTurn(checks, dossier, grant, now()),
  };
}

/** A writer that does not answer for this long, in milliseconds, is not ready. */
const WRITER_PATIENCE = 2000;

/** The whole relay over its ports. */
export function createRelay(parts: RelayParts): RelayService {
  const { store, announcer, signer, limits } = parts;
  const facts = store.committed;
  const guard = createTimeGuard(parts.clock, parts.mark);
  const now = (): Instant => guard.now();
  const closing = new AbortController();
  const desk = createDesk(parts, now, () => guard.steady(), closing.signal);
  const live = createLive({
    facts,
    verify: parts.verify,
    announcer,
    now,
    random: (length) => new Uint8Array(randomBytes(length)),
    admit: (ask) => desk.run("subscribe", ask),
  });
  let tidied = now();
  const stopTicking = parts.everySecond(() => {
    live.tick();
    if (now() - tidied < MINUTE) return;
    tidied = now();
    void desk.run("tidy", {});
  });

  return {
    hello: () => ({
      version: { min: PROTOCOL_VERSION, max: PROTOCOL_VERSION },
      time: now(),
      relayKey: toBase64url(signer.publicKey),
      signup: parts.signup,
      limits: {
        envelopeBytes: limits.envelopeBytes,
        batchEnvelopes: limits.batchEnvelopes,
        batchBytes: limits.batchBytes,
        accessBundleBytes: limits.accessBundleBytes,
      },
    }),
    register: (request) => askRegister(desk, request),
    access: (request) => askAccess(desk, request),
    append: (dossier, envelopes) => askAppend(desk, dossier, envelopes),

    async read(request) {
      const { dossier } = request;
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const page = await desk.run("read", { request: checked.value, body: request.body });
      return map(page, ({ incarnation, sections, rows }) =>
        encodePage(
          {
            time: now(),
            incarnation,
            sections: sections.map(({ head, more }) => ({
              section: head.section,
              head: signedHead(signer, dossier, head),
              more,
            })),
            frames: rows.length,
          },
          frames(dossier, rows),
        ),
      );
    },

    async bundles(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      return map(await desk.run("bundles", { request: checked.value }), ({ bundles, welcomes }) => ({
        time: now(),
        bundles: bundles.map(({ section, generation, counter, sealed }) => ({
          section,
          generation,
          counter,
          sealed: toBase64url(sealed),
        })),
        welcomes: welcomes.map(({ section, sealed }) => ({ section, sealed: toBase64url(sealed) })),
      }));
    },

    async status(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      return map(await desk.run("status", { request: checked.value }), ({ aclVersion, incarnation, sections }) => ({
        time: now(),
        aclVersion,
        incarnation,
        sections: sections.map((s) => ({ ...s, own: s.own ? toBase64url(s.own) : null })),
      }));
    },

    async accessLog(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const answer = await desk.run("accessLog", { request: checked.value, after: request.body.after });
      return map(answer, (page) => accessLogAnswer(signer, request.dossier, now(), page));
    },

    async erase(request) {
      if (request.body.dossier !== request.dossier) return err(problem("malformed"));
      const checked = await desk.check(request, "always");
      if (!checked.ok) return checked;
      const erased = await desk.run("erase", { request: checked.value });
      if (erased.ok) announcer.announce({ t: "acl", dossier: request.dossier, aclVersion: 0 });
      return map(erased, () => ({ time: now(), erased: true as const }));
    },

    async poll(request, leaving) {
      const gone = AbortSignal.any([leaving, desk.closing]);
      const { dossier, grant, body } = request;
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const admitted = await desk.run("poll", { request: checked.value, sections: body.sections });
      if (!admitted.ok) return admitted;
      const look = () => newer(facts, dossier, grant, body.sections, now());
      const news = await longPoll(announcer, dossier, body.wait, gone, () => {
        const found = look();
        const worth = !found.ok || found.value.aclVersion !== body.aclVersion || found.value.sections.length > 0;
        return worth ? found : undefined;
      });
      return map(news ?? look(), ({ aclVersion, sections }) => ({ time: now(), aclVersion, sections: [...sections] }));
    },

    ...inviteVerbs(desk),
    connect: (authority, send) => live.connect(authority, send),

    async readiness() {
      if (!guard.steady()) return { ready: false, reason: "clock" };
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), WRITER_PATIENCE).unref());
      const alive = await Promise.race([desk.run("ping", {}).then((pong) => pong.ok), late]);
      return alive ? { ready: true } : { ready: false, reason: "store" };
    },
    async close() {
      stopTicking();
      closing.abort();
      live.close();
      await store.close();
    },
  };
}
