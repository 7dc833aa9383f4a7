import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Hello } from "#src/protocol/messages.ts";
import { firstDevice } from "#tests/support/first-device.ts";
import { problemOf } from "#tests/support/http-relay.ts";
import { startCluster } from "#tests/support/postgres-cluster.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { signedFetch } from "#tests/support/signed-fetch.ts";

const helloOf = async (origin: string) => Hello.parse(await (await fetch(`${origin}/v1/hello`)).json());

test("two processes on one database are one relay; one of them is killed, and what it had said still stands", async () => {
  const cluster = await startCluster();
  onTestFinished(() => cluster.remove());
  const address = await cluster.database();
  const environment = { DATABASE_URL: address.replace("postgres://relay@", "postgres://relay:not-to-be-printed@") };
  const dataDir = mkdtempSync(join(tmpdir(), "roer-shared-"));
  const [first, second] = await Promise.all([
    startRelay({ environment, dataDir }),
    startRelay({ environment, dataDir }),
  ]);
  onTestFinished(async () => {
    await Promise.all([first.stop(), second.stop()]);
  });
  expect((await helloOf(first.origin)).relayKey).toEqual((await helloOf(second.origin)).relayKey);

  const device = firstDevice();
  expect((await signedFetch(first.origin, device, "/v1/dossiers", device.registration)).status).toBe(200);
  await first.kill();
  expect(await problemOf(await signedFetch(second.origin, device, "/v1/dossiers", device.registration))).toBe(
    "dossier-exists",
  );
  expect((await signedFetch(second.origin, device, "/v1/status", {})).status).toBe(200);
  await first.restart();
  expect((await signedFetch(first.origin, device, "/v1/status", {})).status).toBe(200);

  await cluster.stop();
  expect((await fetch(`${second.origin}/health/ready`)).status).toBe(503);
  await cluster.start();
  expect((await fetch(`${second.origin}/health/ready`)).status).toBe(200);
  expect(await second.stop()).toBe(0);
  expect(first.logText() + second.logText()).not.toContain("not-to-be-printed");
});
