import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import { LiveEvent } from "#src/protocol/live-messages.ts";
import type { RelayService } from "#relay/core/service.ts";
import { type Acked, AppendingAuthor, judgeLog } from "#tests/support/append-history.ts";
import { dial, untilClosed } from "#tests/support/http-relay.ts";
import { AUTHORITY, createActor } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf } from "#tests/support/relay-dossier.ts";
import { ANY_PACE, type RelayOverHttp, relayOverHttp } from "#tests/support/relay-over-http.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { WebSocket } from "ws";

const AUTHORS = 5;
const SOUND = { lost: 0, doubled: 0, chained: true };

type Scene = {
  readonly relay: RelayProcess;
  readonly http: RelayOverHttp;
  readonly dossier: RelayDossier;
  readonly authors: readonly AppendingAuthor[];
  readonly relayKey: Bytes;
  readonly acked: () => readonly Acked[];
};

/** A relay in a process of its own, and a section to which several holders append. */
async function openScene(entry?: string): Promise<Scene> {
  const relay = await startRelay({ environment: ANY_PACE, ...(entry === undefined ? {} : { entry }) });
  onTestFinished(async () => {
    await relay.kill();
    rmSync(relay.dataDir, { recursive: true, force: true });
  });
  const http = relayOverHttp(relay.origin);
  // The other verbs are not asked of it here.
  const dossier = new RelayDossier(http as RelayService & RelayOverHttp, () => instant(Date.now()));
  valueOf(await dossier.register());
  const authors: AppendingAuthor[] = [];
  for (let i = 0; i < AUTHORS; i++) {
    const holder = createActor();
    valueOf(await dossier.give(holder));
    authors.push(new AppendingAuthor(dossier, holder));
  }
  const acked = () => authors.flatMap((author) => author.acked);
  return { relay, http, dossier, authors, relayKey: await http.relayKey(), acked };
}

/** All authors append at once until the relay has acknowledged so many more, and `end` has ended it. */
async function appendUntil(scene: Scene, more: number, end: () => Promise<unknown>): Promise<void> {
  const target = scene.acked().length + more;
  let ended: Promise<unknown> | undefined;
  const enough = (): boolean => {
    if (scene.acked().length >= target) ended ??= end();
    return false;
  };
  await Promise.all(scene.authors.map((author, i) => author.run(1 + (i % 3), enough)));
  await ended;
}

/** Park and Miller's generator: the same kills in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 0x7fffffff;
    return state % below;
  };
}

const judge = (scene: Scene) => judgeLog(scene.dossier, scene.relayKey, scene.acked());

test("of twelve kills none loses, doubles or moves what was acknowledged", { timeout: 300_000 }, async () => {
  const scene = await openScene();
  const draw = seeded(20_260_302);
  for (let kill = 0; kill < 12; kill++) {
    await appendUntil(scene, 1 + draw(60), async () => {
      // Somewhere between this acknowledgement and those that are on their way.
      for (let turns = draw(12); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      await scene.relay.kill();
    });
    await scene.relay.restart();
    expect(await judge(scene)).toEqual(SOUND);
  }
  expect(await scene.http.relayKey()).toEqual(scene.relayKey);
  const before = scene.acked().length;
  await Promise.all(scene.authors.map((author) => author.run(1, () => scene.acked().length > before + AUTHORS)));
  expect(scene.authors.flatMap((author) => author.refused)).toEqual([]);
  expect(await judge(scene)).toEqual(SOUND);
});

test("a store that answers before it commits is caught by the same kills", { timeout: 120_000 }, async () => {
  const scene = await openScene(fileURLToPath(new URL("../support/ack-first-entry.ts", import.meta.url)));
  let lost = 0;
  for (let kill = 0; kill < 6 && lost === 0; kill++) {
    await appendUntil(scene, 20, () => scene.relay.kill());
    await scene.relay.restart();
    ({ lost } = await judge(scene));
  }
  expect(lost).toBeGreaterThan(0);
});

/** A socket with a subscription, and another that reads nothing and answers nothing. */
async function openSockets({ relay, dossier }: Scene): Promise<{ readonly goodbye: Promise<number> }> {
  const socket = new WebSocket(`${relay.origin.replace("http", "ws")}/v1/live`);
  const goodbye = new Promise<number>((resolve) => socket.once("close", resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data: Buffer) => {
      const event = LiveEvent.parse(JSON.parse(data.toString()));
      if (event.t === "subscribed") resolve();
      if (event.t !== "challenge") return;
      const { device, section } = dossier;
      const signed = liveSigningInput(event.challenge, AUTHORITY, dossier.dossier, device.grant);
      socket.send(
        JSON.stringify({
          t: "subscribe",
          dossier: dossier.dossier,
          grant: device.grant,
          signature: toBase64url(device.sign(signed)),
          sections: [{ section, after: 0 }],
        }),
      );
    });
  });
  const deaf =
    "GET /v1/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  void untilClosed(await dial(relay.origin, deaf));
  void untilClosed(await dial(relay.origin, "POST /v1/append HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"));
  void untilClosed(await dial(relay.origin));
  return { goodbye };
}

test("SIGTERM under load, with open sockets, loses nothing and ends by itself", { timeout: 120_000 }, async () => {
  const scene = await openScene();
  const { goodbye } = await openSockets(scene);
  let code: number | null = null;
  await appendUntil(scene, 40, async () => {
    code = await scene.relay.stop();
  });
  // The process ends itself with another code when it is not done after ten seconds.
  expect(code).toBe(0);
  expect(scene.relay.logText()).not.toContain("stop-forced");
  expect(await goodbye).toBe(1001);
  await scene.relay.restart();
  expect(await judge(scene)).toEqual(SOUND);
});
