import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { readConfig } from "#relay/config.ts";
import { startServer } from "#relay/start.ts";
import { instant } from "#src/base/instant.ts";
import { firstDevice } from "#tests/support/first-device.ts";
import { problemOf } from "#tests/support/http-relay.ts";
import { signedFetch } from "#tests/support/signed-fetch.ts";

async function started(environment: Readonly<Record<string, string>>) {
  const dataDir = mkdtempSync(join(tmpdir(), "roer-metrics-"));
  const config = readConfig({ RELAY_PORT: "0", RELAY_DATA_DIR: dataDir, ...environment });
  if (!config.ok) throw new Error("the configuration holds");
  const server = await startServer({
    config: config.value,
    clock: { wall: () => instant(Date.now()), monotonic: () => performance.now() },
    log: () => undefined,
    failed: (fault) => {
      throw fault;
    },
  });
  onTestFinished(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return server;
}

test("figures are on a port of their own, count what happened, and name nobody", async () => {
  const server = await started({ RELAY_METRICS_PORT: "0" });
  const device = firstDevice();
  expect((await signedFetch(server.address, device, "/v1/dossiers", device.registration)).status).toBe(200);
  expect(await problemOf(await signedFetch(server.address, device, "/v1/dossiers", device.registration))).toBe(
    "dossier-exists",
  );
  await fetch(`${server.address}/v1/hello`);
  await fetch(`${server.address}/v1/${device.dossier}`);
  await fetch(`${server.address}/${device.dossier}.js`);
  const socket = new WebSocket(`${server.address.replace("http", "ws")}/v1/live`);
  await new Promise((resolve) => socket.once("message", resolve));

  const response = await fetch(`${server.metrics}/metrics`);
  const text = await response.text();
  socket.terminate();
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const value = (line: string): number =>
    Number(new RegExp(`^${line.replaceAll(/[{}."]/g, "\\$&")} (\\S+)$`, "m").exec(text)?.[1]);
  expect(value('roer_requests_total{route="POST /v1/dossiers",status="200"}')).toBe(1);
  expect(value('roer_requests_total{route="GET /v1/hello",status="200"}')).toBe(1);
  expect(value('roer_request_duration_seconds_count{route="POST /v1/dossiers"}')).toBe(2);
  expect(value('roer_refused_total{problem="dossier-exists"}')).toBe(1);
  expect(value("roer_commit_commands_sum")).toBeGreaterThanOrEqual(1);
  expect(value("roer_store_waiting")).toBe(0);
  expect(value("roer_sockets")).toBe(1);
  expect(value("roer_database_bytes") + value("roer_write_ahead_log_bytes")).toBeGreaterThan(100_000);
  expect(value("roer_disk_free_ratio")).toBeGreaterThan(0);
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  for (const word of [device.dossier, device.grant, device.section]) expect(text).not.toContain(word);

  for (const path of ["/", "/metrics?x=1", "/v1/hello"])
    expect((await fetch(`${server.metrics}${path}`)).status).toBe(404);
  expect((await fetch(`${server.address}/metrics`)).status).toBe(404);
});

test("without a port for them there are none", async () => {
  const server = await started({});
  expect(server.metrics).toBeUndefined();
  expect((await fetch(`${server.address}/metrics`)).status).toBe(404);
});
