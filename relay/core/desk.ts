import type { Instant } from "#src/base/instant.ts";
import { type Result, err } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { Announcer } from "#relay/ports/announcer.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
import type { PushSender } from "#relay/ports/push-sender.ts";
import type { DiskSpace } from "#relay/ports/disk-space.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { RelaySigner } from "#relay/ports/relay-signer.ts";
import type { Store } from "#relay/ports/store.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { type Pace, checkRequest, takeTurn } from "./check-request.ts";
import type { Answer, Ask, CheckedRequest, Command, CommandOf, Outcome, Verb } from "./commands.ts";
import type { Limits, Signup } from "./limits.ts";
import { type Look, createLook } from "./look.ts";
import { createBuckets } from "./quota.ts";
import type { SignedRequest } from "./service.ts";

export type RelayParts = {
  readonly store: Store<Command, Outcome>;
  readonly blobs: BlobStore;
  readonly announcer: Announcer;
  readonly signer: RelaySigner;
  /** Left out of a relay that sends nothing to push services. */
  readonly push?: PushSender | undefined;
  readonly verify: VerifySignature;
  readonly sha512: Sha512;
  readonly clock: RelayClock;
  readonly disk: DiskSpace;
  /** The highest time by which anything was decided before this start. */
  readonly mark: Instant;
  readonly limits: Limits;
  readonly signup: Signup;
  /** Told why the store could not do something; for the operator's log, without a word of whose it was. */
  readonly report: (reason: string) => void;
  /** Calls back once a second until told to stop; sockets end at such a tick. What it began has ended when it resolves. */
  readonly everySecond: (run: () => Promise<void>) => () => void;
};

/** What the verbs share: the time, the way into a transaction, and who asks. */
export type Desk = {
  readonly parts: RelayParts;
  readonly now: () => Instant;
  readonly hasRoom: () => boolean;
  /** Ends every wait before the store is closed. */
  readonly closing: AbortSignal;
  run<V extends Verb>(verb: V, ask: Ask<V>): Promise<Result<Answer<V>, Problem>>;
  readonly look: Look;
  /** Signature and rate; the rest is decided in the transaction. */
  check(request: SignedRequest<unknown>, pace?: Pace): Promise<Result<CheckedRequest, Problem>>;
  /** Holds the store open until this is answered; for what waits as long as a client likes. */
  wait<T>(answer: Promise<T>): Promise<T>;
  /** Resolves when nothing waits any more. Ask it to close first. */
  waited(): Promise<void>;
  /** Counts one batch of a grant: 0, or the seconds it has to wait. */
  turn(dossier: DossierId, grant: GrantId, owner: boolean): number;
};

export function createDesk(parts: RelayParts, now: () => Instant, steady: () => boolean, closing: AbortSignal): Desk {
  const { store, verify, limits } = parts;
  const look = createLook(store, parts.report);
  const checks = { look, verify, buckets: createBuckets(), limits };
  const waits = new Set<Promise<unknown>>();
  const hasRoom = (): boolean => parts.disk.freeShare() >= limits.freeDiskShare;
  return {
    parts,
    now,
    hasRoom,
    closing,
    async run<V extends Verb>(verb: V, ask: Ask<V>) {
      if (!steady()) return err(problem("unavailable"));
      // A command is its verb and what is asked; the compiler cannot put a generic pair together.
      const command = { ...ask, verb, now: now(), hasRoom: hasRoom() } as CommandOf<V> as Command;
      const outcome = await store.submit(command);
      // `execute` answers each verb with that verb's answer.
      if (outcome.ok) return outcome.value;
      parts.report(outcome.error.reason);
      return err(problem("unavailable"));
    },
    look,
    wait: (answer) => {
      const held = answer.finally(() => waits.delete(held));
      waits.add(held);
      return held;
    },
    waited: async () => {
      await Promise.allSettled(waits);
    },
    check: (request, pace = "limited") => checkRequest(checks, request, now(), pace),
    turn: (dossier, grant, owner) => takeTurn(checks, dossier, grant, owner, now()),
  };
}
