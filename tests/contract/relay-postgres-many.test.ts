import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type InviteId, idToBytes } from "#src/protocol/ids.ts";
import { INVITE_LIFE_QR } from "#src/protocol/limits.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { createPostgresRelay } from "#relay/adapters/postgres/relay.ts";
import type { RelayService } from "#relay/core/service.ts";
import { type PostgresCluster, startCluster } from "#tests/support/postgres-cluster.ts";
import { createActor, random, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { START, testSender } from "#tests/support/relay-under-test.ts";

/** Several relays over one database: what one of them has decided, no other decides once more. */
describe("relays that share a database", () => {
  let cluster: PostgresCluster;
  let url: string;
  let relays: readonly RelayService[];
  const clock = (): Instant => START;
  const blobs = createBlobStore();
  const reasons: string[] = [];
  const open = (): Promise<RelayService> =>
    createPostgresRelay({
      url,
      clock,
      blobs,
      disk: { freeShare: () => 1 },
      everySecond: () => () => undefined,
      report: (reason) => reasons.push(reason),
    });
  beforeAll(async () => {
    cluster = await startCluster();
    url = await cluster.database();
    // All at once, on a database that has no tables yet.
    relays = await Promise.all([open(), open(), open()]);
  });
  afterAll(async () => {
    await Promise.all(relays.map((relay) => relay.close()));
    await cluster.remove();
  });

  const registered = async (): Promise<RelayDossier> => {
    const made = new RelayDossier(relays[0] as RelayService, clock);
    valueOf(await made.register());
    return made;
  };
  const atEach = <T>(ask: (relay: RelayService) => Promise<T>): Promise<readonly T[]> => Promise.all(relays.map(ask));

  test("have one key, whichever of them a client meets", () => {
    const keys = new Set(relays.map((relay) => relay.hello().relayKey));
    expect(keys.size).toBe(1);
  });

  test("give out every position once, without holes, to many who write to one section at once", async () => {
    const d = await registered();
    const authors = Array.from({ length: 12 }, () => createActor());
    for (const author of authors) valueOf(await d.give(author));
    const acks = await Promise.all(
      authors.map(async (author, i) => {
        const wires = [d.next(author, d.section), d.next(author, d.section)].map(({ wire }) => wire);
        return valueOf(await (relays[i % relays.length] as RelayService).append(d.dossier, wires)).results;
      }),
    );
    const positions = acks.flat().map((ack) => (ack.status === "stored" ? ack.pos : ack.problem));
    expect(positions.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    const page = valueOf(await d.read(d.device));
    expect(page.frames.map(({ pos }) => pos)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    const lines = valueOf(await d.accessLog()).lines;
    expect(lines.map(({ pos }) => pos)).toEqual(lines.map((_, i) => i + 1));
  });

  test("store once what comes to each of them at the same time", async () => {
    const d = await registered();
    const { wire } = d.next(d.device, d.section);
    const answers = await atEach((relay) => relay.append(d.dossier, [wire]));
    const [first, ...others] = answers.map((answer) => valueOf(answer).results);
    expect(first).toMatchObject([{ status: "stored", pos: 1 }]);
    for (const other of others) expect(other).toEqual(first);
  });

  test("take a signed request once, and register a dossier once", async () => {
    const d = await registered();
    const request = signedRequest(d.device, d.dossier, "/v1/status", {}, START);
    const asked = (await atEach((relay) => relay.status(request))).map(verdict);
    expect(asked.toSorted()).toEqual(["ok", "replayed", "replayed"]);
    const fresh = new RelayDossier(relays[0] as RelayService, clock);
    const made = await atEach((relay) => {
      fresh.relay = relay;
      return fresh.register();
    });
    expect(made.map(verdict).toSorted()).toEqual(["dossier-exists", "dossier-exists", "ok"]);
  });

  test("let one of those who claim an invitation at the same time have it, and mark that others tried", async () => {
    const d = await registered();
    const invite = randomId() as string as InviteId;
    const body = { invite, expires: instant(START + INVITE_LIFE_QR), offer: random(40) };
    valueOf(await d.relay.openInvite(signedRequest(d.device, d.dossier, "/v1/invites/open", body, START)));
    const claims = await atEach((relay) => relay.claimInvite({ invite, claim: random(60) }));
    expect(claims.map(verdict).toSorted()).toEqual(["invite-taken", "invite-taken", "ok"]);
    const view = await d.relay.lookInvite({ invite, known: "open", wait: 0 }, new AbortController().signal);
    expect(valueOf(view)).toMatchObject({ state: "claimed", contested: true });
  });

  test("open an invitation of one id for one of two who ask at the same time", async () => {
    const both = [await registered(), await registered()];
    const invite = randomId() as string as InviteId;
    const opened = await Promise.all(
      both.map((d, i) => {
        const body = { invite, expires: instant(START + INVITE_LIFE_QR), offer: random(40) };
        const request = signedRequest(d.device, d.dossier, "/v1/invites/open", body, START);
        return (relays[i] as RelayService).openInvite(request);
      }),
    );
    expect(opened.map(verdict).toSorted()).toEqual(["invite-taken", "ok"]);
  });

  test("send one message to a device, though each of them looks for what is to be sent", async () => {
    const service = { sentTo: [] as string[], says: () => "taken" as const };
    const ticks: (() => Promise<void>)[] = [];
    const pushing = await Promise.all(
      Array.from({ length: 3 }, () =>
        createPostgresRelay({
          url,
          clock,
          blobs,
          disk: { freeShare: () => 1 },
          push: testSender(service),
          everySecond: (run) => {
            ticks.push(run);
            return () => undefined;
          },
        }),
      ),
    );
    const d = new RelayDossier(pushing[0] as RelayService, clock);
    valueOf(await d.register());
    const holders = Array.from({ length: 5 }, () => createActor());
    for (const holder of holders) {
      valueOf(await d.give(holder));
      const browser = { endpoint: `https://push.example/${holder.grant}`, p256dh: random(65), auth: random(16) };
      const body = { ...browser, quietFrom: 0, quietUntil: 0 };
      valueOf(await d.relay.subscribePush(signedRequest(holder, d.dossier, "/v1/push", body, START)));
    }
    expect(await d.tryAppend(d.device)).toBe("stored");
    for (let second = 0; second < 3; second++) await Promise.all(ticks.map((tick) => tick()));
    expect(service.sentTo.toSorted()).toEqual(holders.map(({ grant }) => `https://push.example/${grant}`).toSorted());
    await Promise.all(pushing.map((relay) => relay.close()));
  });

  test("go on with all other dossiers, however much is asked of one that somebody holds", async () => {
    const [held, other] = [await registered(), await registered()];
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE", [idToBytes(held.dossier)]);
    const answered: string[] = [];
    const waiting = Promise.all(
      Array.from({ length: 30 }, async () => answered.push(verdict(await held.status(held.device)))),
    );
    expect(await other.tryAppend(other.device)).toBe("stored");
    expect(answered).toEqual([]);
    await holder.query("COMMIT");
    await holder.end();
    await waiting;
    expect(answered).toEqual(Array(30).fill("ok"));
  });

  test("say that they cannot answer while the database is away, and go on when it is back, with all that was stored", async () => {
    const d = await registered();
    expect(await d.tryAppend(d.device)).toBe("stored");
    const used = signedRequest(d.device, d.dossier, "/v1/status", {}, START);
    valueOf(await d.relay.status(used));
    await cluster.stop();
    expect((await atEach((relay) => relay.readiness())).map(({ reason }) => reason)).toEqual([
      "store",
      "store",
      "store",
    ]);
    expect(verdict(await d.status(d.device))).toBe("unavailable");
    await cluster.start();
    expect(await atEach((relay) => relay.readiness())).toEqual(relays.map(() => ({ ready: true })));
    expect(verdict(await d.relay.status(used))).toBe("replayed");
    expect(await d.tryAppend(d.device)).toBe("stored");
    expect(valueOf(await d.read(d.device)).frames).toHaveLength(2);
    // Why, for the operator: never a word of whose it was, nor by which password.
    expect(
      new Set(reasons.map((reason) => reason.replace(/(?:ECONNREFUSED|ENOENT|57P0\d|no connection)$/u, "…"))),
    ).toEqual(new Set(["postgres: …"]));
  });
});
