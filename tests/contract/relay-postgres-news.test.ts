import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { Client } from "pg";
import type { InviteId } from "#src/protocol/ids.ts";
import { INVITE_LIFE_QR } from "#src/protocol/limits.ts";
import { instant } from "#src/base/instant.ts";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { createPostgresRelay } from "#relay/adapters/postgres/relay.ts";
import type { RelayService } from "#relay/core/service.ts";
import { type PostgresCluster, startCluster } from "#tests/support/postgres-cluster.ts";
import { createActor, random, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { listen } from "#tests/support/relay-listener.ts";
import { START } from "#tests/support/relay-under-test.ts";

/** Whoever listens at one relay hears of what another has decided. */
describe("news between relays", () => {
  let cluster: PostgresCluster;
  let url: string;
  beforeAll(async () => {
    cluster = await startCluster();
    url = await cluster.database();
  });
  afterAll(() => cluster.remove());

  async function open(notifies: boolean) {
    let look = (): Promise<void> => Promise.resolve();
    const relay = await createPostgresRelay({
      url,
      notifies,
      clock: () => START,
      blobs: createBlobStore(),
      disk: { freeShare: () => 1 },
      everySecond: () => () => undefined,
      poll: (run) => {
        look = run;
        return () => undefined;
      },
    });
    onTestFinished(() => relay.close());
    return { relay, look: () => look() };
  }

  const registered = async (relay: RelayService): Promise<RelayDossier> => {
    const made = new RelayDossier(relay, () => START);
    valueOf(await made.register());
    return made;
  };
  const heardIn = async (socket: ReturnType<typeof listen>, words: readonly string[]): Promise<void> => {
    const heard: string[] = [];
    await vi.waitFor(
      async () => {
        heard.push(...(await socket.said()));
        expect(heard).toEqual(words);
      },
      { timeout: 10_000, interval: 20 },
    );
  };

  test("by notification: heads, access, the end of a key, and an erasure", async () => {
    const [here, there] = [await open(true), await open(true)];
    const d = await registered(here.relay);
    const holder = createActor();
    valueOf(await d.give(holder));
    const socket = listen(there);
    await socket.subscribe(d, d.device);
    await socket.subscribe(d, holder);
    await heardIn(socket, ["challenge", "subscribed", "subscribed"]);
    expect(await d.tryAppend(d.device)).toBe("stored");
    await heardIn(socket, ["head 1", "head 1"]);
    valueOf(await d.access({ revoked: [holder.grant] }));
    await heardIn(socket, ["acl", "ended revoked"]);
    valueOf(await d.erase());
    await heardIn(socket, ["ended erased"]);
  });

  test("by the look every few seconds alone, where no notification gets through", async () => {
    const [here, there] = [await open(false), await open(false)];
    const d = await registered(here.relay);
    const socket = listen(there);
    await socket.subscribe(d, d.device);
    await socket.said();
    expect(await d.tryAppend(d.device)).toBe("stored");
    expect(await socket.said()).toEqual([]);
    await there.look();
    expect(await socket.said()).toEqual(["head 1"]);
    await there.look();
    expect(await socket.said()).toEqual([]);
    valueOf(await d.give(createActor()));
    await there.look();
    expect(await socket.said()).toEqual(["acl"]);
    valueOf(await d.erase());
    await there.look();
    expect(await socket.said()).toEqual(["ended erased"]);
  });

  test("to one who waits in a poll, and to one who looks at an invitation", async () => {
    const [here, there] = [await open(true), await open(true)];
    const d = await registered(here.relay);
    const never = new AbortController().signal;
    const body = { aclVersion: d.aclVersion, sections: [{ section: d.section, after: 0 }], wait: 25_000 };
    const waiting = there.relay.poll(signedRequest(d.device, d.dossier, "/v1/poll", body, START), never);
    const invite = randomId() as string as InviteId;
    const opening = { invite, expires: instant(START + INVITE_LIFE_QR), offer: random(40) };
    valueOf(await d.relay.openInvite(signedRequest(d.device, d.dossier, "/v1/invites/open", opening, START)));
    const looking = there.relay.lookInvite({ invite, known: "open", wait: 25_000 }, never);
    expect(verdict(await d.relay.claimInvite({ invite, claim: random(60) }))).toBe("ok");
    expect(valueOf(await looking).state).toBe("claimed");
    expect(await d.tryAppend(d.device)).toBe("stored");
    expect(valueOf(await waiting).sections).toEqual([{ section: d.section, pos: 1 }]);
  });

  test("also of what was said while the connection that listens was cut", async () => {
    const [here, there] = [await open(true), await open(true)];
    const d = await registered(here.relay);
    const socket = listen(there);
    await socket.subscribe(d, d.device);
    await socket.said();
    const operator = new Client({ connectionString: url });
    await operator.connect();
    const cut = await operator.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'roer-relay-listens'",
    );
    await operator.end();
    expect(cut.rowCount).toBeGreaterThanOrEqual(2);
    expect(await d.tryAppend(d.device)).toBe("stored");
    await heardIn(socket, ["head 1"]);
  });
});
