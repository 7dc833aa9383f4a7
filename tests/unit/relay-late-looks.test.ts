import { describe, expect, onTestFinished, test } from "vitest";
import { MINUTE } from "#src/base/instant.ts";
import { err, ok } from "#src/base/result.ts";
import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { createTables } from "#relay/adapters/memory/tables.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { createRelay } from "#relay/core/create-relay.ts";
import { execute } from "#relay/core/execute.ts";
import { DEFAULT_LIMITS } from "#relay/core/limits.ts";
import { createTools } from "#relay/core/tools.ts";
import { createActor, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf } from "#tests/support/relay-dossier.ts";
import { listen } from "#tests/support/relay-listener.ts";
import { START } from "#tests/support/relay-under-test.ts";

/** The relay over a store that looks at once and says what it saw when the test lets it, or not at all. */
async function slowRelay() {
  const tables = createTables();
  const tools = createTools(sha512, DEFAULT_LIMITS);
  const store = { isAway: false, holds: false };
  const held: (() => void)[] = [];
  const announcer = createAnnouncer();
  let tick = (): Promise<void> => Promise.resolve();
  const relay = createRelay({
    store: {
      look: async (read) => {
        const found = store.isAway ? err({ type: "store-unavailable" as const, reason: "away" }) : ok(read(tables));
        if (store.holds) await new Promise<void>((resolve) => held.push(resolve));
        return found;
      },
      submit: (command) => Promise.resolve(tables.attempt(() => ok(execute(tables, tools, command)))),
      close: () => Promise.resolve(),
    },
    blobs: createBlobStore(),
    announcer,
    signer: createRelaySigner(createRelayKey()),
    verify: createVerifySignature(),
    sha512,
    clock: { wall: () => START, monotonic: () => START },
    disk: { freeShare: () => 1 },
    mark: START,
    limits: DEFAULT_LIMITS,
    signup: "open",
    everySecond: (run) => {
      tick = run;
      return () => undefined;
    },
    report: () => undefined,
  });
  onTestFinished(() => relay.close());
  const d = new RelayDossier(relay, () => START);
  valueOf(await d.register());
  /** What is looked up meanwhile is answered by what was there before `work`. */
  const during = async (asking: () => Promise<unknown>, looks: number, work: () => Promise<void>): Promise<void> => {
    store.holds = true;
    const asked = asking();
    for (let look = 0; look < looks; look++) {
      while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
      if (look < looks - 1) held.shift()?.();
    }
    store.holds = false;
    await work();
    for (const release of held.splice(0)) release();
    await asked;
  };
  return { relay, announcer, d, store, tick: () => tick(), during };
}

describe("a store that answers late", () => {
  test("hides nothing that is written while a subscription begins", async () => {
    const { relay, d, during } = await slowRelay();
    const socket = listen({ relay });
    // Who asks; then what it may watch, and how far all stands.
    await during(
      () => socket.subscribe(d, d.device),
      2,
      async () => {
        expect(await d.tryAppend(d.device)).toBe("stored");
        valueOf(await d.give(createActor()));
      },
    );
    expect(await socket.said()).toEqual(["challenge", "subscribed", "acl", "head 1"]);
  });

  test("hides nothing that is written while a poll looks for the first time", async () => {
    const { relay, d, during } = await slowRelay();
    const body = { aclVersion: d.aclVersion, sections: [{ section: d.section, after: 0 }], wait: 10 * MINUTE };
    const request = signedRequest(d.device, d.dossier, "/v1/poll", body, START);
    let answer: Awaited<ReturnType<typeof relay.poll>> | undefined;
    await during(
      async () => void (answer = await relay.poll(request, new AbortController().signal)),
      2,
      async () => expect(await d.tryAppend(d.device)).toBe("stored"),
    );
    expect(answer && valueOf(answer).sections).toEqual([{ section: d.section, pos: 1 }]);
  });
});

describe("a store that does not answer", () => {
  test("ends no subscription: what was announced meanwhile is told once it is back", async () => {
    const { relay, announcer, d, store, tick } = await slowRelay();
    const socket = listen({ relay });
    await socket.subscribe(d, d.device);
    expect(await socket.said()).toEqual(["challenge", "subscribed"]);
    store.isAway = true;
    announcer.announce({ t: "head", dossier: d.dossier, section: d.section, pos: 1 });
    await tick();
    expect(await socket.said()).toEqual([]);
    store.isAway = false;
    await tick();
    expect(await socket.said()).toEqual(["head 1"]);
  });
});
