import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "#relay/adapters/http/app.ts";
import { createReadBody } from "#relay/adapters/http/body.ts";
import { createClientAddress } from "#relay/adapters/http/client-address.ts";
import { ADDRESS_LIMITS, createAddressLimits } from "#relay/adapters/http/limits.ts";
import { createSecurityHeaders } from "#relay/adapters/http/security-headers.ts";
import { createStaticFiles } from "#relay/adapters/http/static.ts";
import type { RelayService } from "#relay/core/service.ts";
import { firstDevice } from "#tests/support/first-device.ts";
import { type HttpRelay, serveForTest, trueTimeRelay } from "#tests/support/http-relay.ts";
import { signedFetch } from "#tests/support/signed-fetch.ts";

type Operation = {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly summary: string;
  readonly tags: readonly string[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, object>>;
};
type Document = {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<
    Record<string, { readonly get?: Operation; readonly post?: Operation; readonly servers?: unknown }>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

let service: RelayService;
let relay: HttpRelay;
let document: Document;
beforeAll(async () => {
  service = trueTimeRelay();
  relay = await serveForTest(service);
  document = (await (await fetch(`${relay.address}/openapi.json`)).json()) as Document;
});
afterAll(async () => {
  await relay.stop();
  await service.close();
});

const operations = (): readonly { readonly route: string; readonly operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    (["get", "post"] as const).flatMap((method) => {
      const operation = item[method];
      const base = item.servers ? "" : (document.servers[0]?.url ?? "");
      return operation ? [{ route: `${method.toUpperCase()} ${base}${path}`, operation }] : [];
    }),
  );

test("is a valid document of OpenAPI 3.0, the same beside the interface", async () => {
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
  expect(document.openapi).toMatch(/^3\.0\./);
  const beside = await fetch(`${relay.address}/v1/openapi.json`);
  expect(beside.headers.get("api-version")).toBe(document.info.version);
  expect(await beside.json()).toEqual(document);
  // Control: a document with a wrong word in it is refused.
  const bent = { ...structuredClone(document), paths: { "/hello": { get: { responses: "all" } } } };
  expect((await new Validator().validate(bent)).valid).toBe(false);
});

test("has every route that is there, and no other", () => {
  const app = createApp(
    service,
    {
      log: () => undefined,
      limits: createAddressLimits(ADDRESS_LIMITS),
      addressOf: createClientAddress([]),
      authorityOf: (host) => host ?? "",
      readBody: createReadBody(),
      stopping: new AbortController().signal,
    },
    createStaticFiles(undefined),
    createSecurityHeaders(undefined),
  );
  const mounted = app.routes
    .filter(({ method, path }) => method !== "ALL" && path !== "*" && path !== "/*" && !path.endsWith("openapi.json"))
    .map(({ method, path }) => `${method} ${path}`);
  // The socket is no route: it is taken at the upgrade.
  expect(
    operations()
      .map(({ route }) => route)
      .sort(),
  ).toEqual([...new Set([...mounted, "GET /v1/live"])].sort());
});

test("keeps to the API design rules: version in the path, plain lower-case paths, one name each, problems as problem+json", () => {
  expect(document.servers).toEqual([{ url: "/v1" }]);
  expect(document.info.version).toMatch(/^1\.\d+\.\d+$/);
  for (const path of Object.keys(document.paths)) expect(path).toMatch(/^(?:\/[a-z][a-z-]*)+$/);
  const names = operations().map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operation, route } of operations()) {
    expect(operation.summary.length, route).toBeGreaterThan(5);
    expect(operation.tags, route).toHaveLength(1);
  }
  expect(JSON.stringify(document)).toContain("application/problem+json");
  const signed = operations().filter(({ operation }) => operation.security.length > 0);
  for (const { operation } of signed) expect(Object.keys(operation.responses)).toContain("401");
});

test("what the relay answers is what the document says", async () => {
  const ajv = new Ajv({ strict: false });
  const fits = (name: string, answer: unknown) => {
    const isFit = ajv.compile(document.components.schemas[name] ?? {});
    return isFit(answer) ? "fits" : JSON.stringify(isFit.errors);
  };
  const hello: unknown = await (await fetch(`${relay.address}/v1/hello`)).json();
  expect(fits("Hello", hello)).toBe("fits");
  const device = firstDevice();
  expect(fits("Register", device.registration)).toBe("fits");
  const registered = await signedFetch(relay.address, device, "/v1/dossiers", device.registration);
  expect(fits("AccessAnswer", await registered.json())).toBe("fits");
  expect(fits("StatusAnswer", await (await signedFetch(relay.address, device, "/v1/status", {})).json())).toBe("fits");
  const refused: unknown = await (await signedFetch(relay.address, device, "/v1/dossiers", device.registration)).json();
  expect(fits("Problem", refused)).toBe("fits");
  // Control: of something else it is not said.
  expect(fits("Hello", refused)).not.toBe("fits");
  expect(fits("Problem", hello)).not.toBe("fits");
});
