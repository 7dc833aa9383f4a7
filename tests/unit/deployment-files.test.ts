import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { readConfig } from "#relay/config.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
/** A version of three numbers, or of two where the publisher has no more; never only `latest` or a major one. */
const PINNED = /^[\w./-]+:(?:\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?|[\w.-]+@sha256:[0-9a-f]{64})$/;

const Service = z.strictObject({
  image: z.string().regex(PINNED),
  build: z.strictObject({ context: z.literal(".."), dockerfile: z.literal("relay/Dockerfile") }).optional(),
  restart: z.literal("unless-stopped"),
  user: z.string().regex(/^(?!root|0(?::|$))/),
  read_only: z.literal(true),
  tmpfs: z.array(z.string()),
  cap_drop: z.tuple([z.literal("ALL")]),
  cap_add: z.tuple([z.literal("NET_BIND_SERVICE")]).optional(),
  security_opt: z.tuple([z.literal("no-new-privileges:true")]),
  init: z.literal(true).optional(),
  stop_grace_period: z.string().optional(),
  shm_size: z.string().optional(),
  command: z.array(z.string()).optional(),
  configs: z.array(z.strictObject({ source: z.string(), target: z.string() })).optional(),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.object({ condition: z.string() }))]).optional(),
  environment: z.record(z.string(), z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  networks: z.tuple([z.literal("inside")]),
});
const Compose = z.strictObject({
  name: z.literal("roer"),
  "x-relay": z.unknown().optional(),
  services: z.record(z.string(), Service),
  configs: z.record(z.string(), z.strictObject({ content: z.string() })),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
});

const compose = (path: string) => Compose.parse(parse(read(path), { merge: true }));
/** `${NAME:?why}` and `${NAME:-default}`, as an operator would fill them. */
const filled = (value: string, given: Readonly<Record<string, string>>): string =>
  value.replaceAll(
    /\$\{(\w+):([?-])([^}]*)\}/g,
    (_, name: string, kind: string, rest: string) => given[name] ?? (kind === "-" ? rest : "x"),
  );

describe.each(["relay/compose.sqlite.yml", "relay/compose.postgres.yml"])("%s", (path) => {
  const file = compose(path);
  const relays = Object.entries(file.services).filter(([name]) => name.startsWith("relay"));

  test("gives nobody more than they need, pins what it fetches, and opens only the proxy", () => {
    const open = Object.entries(file.services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(["proxy"]);
    expect(relays.length).toBe(path.includes("postgres") ? 2 : 1);
    // What may be written to is in a volume that is named.
    for (const { volumes = [] } of Object.values(file.services))
      for (const each of volumes)
        if (!each.endsWith(":ro")) expect(Object.keys(file.volumes)).toContain(each.split(":")[0]);
  });

  test("configures the relay by what it knows, and trusts the network the proxy is in", () => {
    for (const [, { environment }] of relays) {
      const given = {
        ROER_HOST: "roer.example",
        ROER_BLOBS: "s3://roer-files",
        ROER_S3_ENDPOINT: "https://s3.example",
      };
      const values = Object.entries(environment).map(([name, value]) => [name, filled(value, given)]);
      const config = readConfig(Object.fromEntries(values) as Record<string, string>);
      expect(config.ok || config.error.reasons).toBe(true);
      expect(JSON.stringify(file.networks)).toContain(environment["RELAY_TRUSTED_PROXIES"]);
    }
  });

  test("has no secret in it", () => {
    const text = read(path);
    for (const [, name = "", value = ""] of text.matchAll(/^\s+(\w*(?:PASSWORD|SECRET|ACCESS_KEY)\w*): (.*)$/gm))
      expect(value, name).toMatch(/^\$\{\w+:\?/);
  });
});

test("control: an image of any version, a root and a writable disk are refused", () => {
  const whole = parse(read("relay/compose.sqlite.yml")) as { services: { relay: Record<string, unknown> } };
  for (const bent of [
    { image: "roer-relay:latest" },
    { image: "node:20" },
    { user: "root" },
    { user: "0:0" },
    { read_only: false },
    { privileged: true },
  ]) {
    const file = { ...whole, services: { ...whole.services, relay: { ...whole.services.relay, ...bent } } };
    expect(Compose.safeParse(file).success, JSON.stringify(bent)).toBe(false);
  }
});

test("the image is built from pinned ones, runs as nobody in particular, and ends on SIGTERM", () => {
  const lines = read("relay/Dockerfile").split("\n");
  const bases = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []).filter((name) => name.includes(":"));
  expect(bases).toHaveLength(2);
  for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-bookworm/);
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
  expect(last.findLast((line) => line.startsWith("USER "))).toBe("USER node");
  expect(last).toContain("STOPSIGNAL SIGTERM");
  expect(last.some((line) => line.startsWith("HEALTHCHECK "))).toBe(true);
  expect(last.some((line) => /^(?:ADD|RUN (?:apt|curl|npm))/.test(line))).toBe(false);
});

const sentence = (low: number, high: number) => z.string().trim().min(low).max(high);
const Publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal("0.4"),
  name: z.string(),
  url: z.url(),
  softwareVersion: z.string(),
  releaseDate: z.iso.date(),
  platforms: z.array(z.enum(["web"])).min(1),
  categories: z.array(z.enum(["digital-citizenship", "collaboration", "document-management"])).min(1),
  developmentStatus: z.enum(["concept", "development", "beta", "stable", "obsolete"]),
  softwareType: z.enum(["standalone/web", "standalone/backend", "library"]),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().length(2)),
    scope: z.array(z.enum(["welfare", "local-authorities", "society"])),
  }),
  description: z.record(
    z.string().length(2),
    z.strictObject({
      shortDescription: sentence(1, 150),
      longDescription: sentence(150, 10_000),
      features: z.array(sentence(1, 100)).min(1),
    }),
  ),
  legal: z.strictObject({ license: z.string() }),
  maintenance: z.strictObject({ type: z.literal("none") }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string().length(2)).min(1),
  }),
  dependsOn: z.strictObject({ open: z.array(z.object({ name: z.string() })) }),
});

test("publiccode.yml has what the standard asks, and says what package.json says", () => {
  const told = Publiccode.parse(parse(read("publiccode.yml")));
  const manifest = JSON.parse(read("package.json")) as { version: string; license: string };
  expect(told.softwareVersion).toBe(manifest.version);
  expect(told.legal.license).toBe(manifest.license);
  for (const language of told.localisation.availableLanguages)
    expect(existsSync(join(ROOT, "src/i18n/locales", language)), language).toBe(true);
});
