import { expect, onTestFinished, test } from "vitest";
import type { LiveEvent } from "#src/protocol/live-messages.ts";
import { seeded } from "#tests/support/flipped-store.ts";
import { dial, untilClosed } from "#tests/support/http-relay.ts";
import { type Scene, appendUntil, judge, killAmid, openScene } from "#tests/support/kill-scene.ts";
import { openLiveSocket } from "#tests/support/live-socket-client.ts";
import { openRelay } from "#tests/support/open-relay.ts";
import { entryFile } from "#tests/support/planted-faults.ts";

const SOUND = { lost: 0, doubled: 0, chained: true };

const open = async (entry?: string): Promise<Scene> =>
  openScene(await openRelay(onTestFinished, entry === undefined ? {} : { entry }));

test("of twelve kills none loses, doubles or moves what was acknowledged", { timeout: 300_000 }, async () => {
  const scene = await open();
  const draw = seeded(20_260_302);
  for (let kill = 0; kill < 12; kill++) {
    await killAmid(scene, 1 + draw(60), draw);
    expect(await judge(scene)).toEqual(SOUND);
  }
  expect(await scene.http.relayKey()).toEqual(scene.relayKey);
  const before = scene.acked().length;
  await Promise.all(
    scene.authors.map((author) => author.run(1, () => scene.acked().length > before + scene.authors.length)),
  );
  expect(scene.authors.flatMap((author) => author.refused)).toEqual([]);
  expect(await judge(scene)).toEqual(SOUND);
});

test("a store that answers before it commits is caught by the same kills", { timeout: 120_000 }, async () => {
  const scene = await open(entryFile("ack-first-entry.ts"));
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
  const { dossier: id, section, device: actor } = dossier;
  const opened = await new Promise<{ readonly goodbye: Promise<number> }>((resolve, reject) => {
    const told = ({ t }: LiveEvent): void => {
      if (t === "subscribed") resolve({ goodbye });
    };
    const socket = openLiveSocket(relay.origin, { dossier: id, section, actor, after: () => 0, told });
    const goodbye = new Promise<number>((end) => socket.once("close", end));
    socket.once("error", reject);
  });
  const deaf =
    "GET /v1/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  void untilClosed(await dial(relay.origin, deaf));
  void untilClosed(await dial(relay.origin, "POST /v1/append HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"));
  void untilClosed(await dial(relay.origin));
  return opened;
}

test("SIGTERM under load, with open sockets, loses nothing and ends by itself", { timeout: 120_000 }, async () => {
  const scene = await open();
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
