import { type Instant, instant } from "#src/base/instant.ts";
import { LEAF_LENGTH } from "#src/protocol/time.ts";
import type { DiskSpace } from "#relay/ports/disk-space.ts";
import type { Limits } from "#relay/core/limits.ts";
import type { RelayService } from "#relay/core/service.ts";
import type { OpenPushSender, PushOutcome } from "#relay/ports/push-sender.ts";
import { RelayDossier } from "./relay-dossier.ts";

export type TestClock = { now: Instant };

/** Opens a relay of one kind of store; each call an empty one. */
export type OpenRelay = (options: {
  readonly clock: () => Instant;
  readonly disk: DiskSpace;
  readonly limits?: Partial<Limits>;
  readonly everySecond: (run: () => Promise<void>) => () => void;
  readonly push: OpenPushSender;
}) => Promise<RelayService>;

export type UnderTest = {
  readonly relay: RelayService;
  readonly clock: TestClock;
  /** The share of the relay's disk that is free. */
  readonly disk: { free: number };
  /** Lets the relay's second pass, and all that it does in it. */
  readonly tick: () => Promise<void>;
  /** The push service: what it was sent, and what it says to that. */
  readonly push: TestPushService;
  /** A registered dossier of its own. */
  readonly dossier: () => Promise<RelayDossier>;
};

/** Takes what it is sent, unless `says` something else. Addresses that begin with `https://no` are not admitted. */
export type TestPushService = {
  readonly sentTo: string[];
  says: (endpoint: string) => PushOutcome | Promise<PushOutcome>;
};

export const testSender =
  (service: TestPushService): OpenPushSender =>
  () => ({
    publicKey: new Uint8Array(65).fill(4),
    admits: ({ endpoint }) => !endpoint.startsWith("https://no"),
    send: ({ endpoint }) => {
      service.sentTo.push(endpoint);
      return Promise.resolve(service.says(endpoint));
    },
  });

/** The first instant of a leaf, so that a test says how far into it things happen. */
export const START = instant(Date.UTC(2026, 2, 2, 9));

export async function openUnderTest(open: OpenRelay, limits: Partial<Limits> = {}): Promise<UnderTest> {
  const clock: TestClock = { now: START };
  const disk = { free: 1 };
  const push: TestPushService = { sentTo: [], says: () => "taken" };
  let tick = (): Promise<void> => Promise.resolve();
  const relay = await open({
    clock: () => clock.now,
    disk: { freeShare: () => disk.free },
    limits,
    push: testSender(push),
    everySecond: (run) => {
      tick = run;
      return () => undefined;
    },
  });
  return {
    relay,
    clock,
    disk,
    tick: () => tick(),
    push,
    dossier: async () => {
      const made = new RelayDossier(relay, () => clock.now);
      const answer = await made.register();
      if (!answer.ok) throw new Error(`registration refused: ${answer.error.type}`);
      return made;
    },
  };
}

export const leaves = (n: number): number => n * LEAF_LENGTH;
