import { describe, expect, test } from "vitest";
import { describeConfig, readConfig } from "#relay/config.ts";

const reasons = (environment: Record<string, string>): readonly string[] => {
  const config = readConfig(environment);
  return config.ok ? [] : config.error.reasons;
};

describe("the relay's configuration", () => {
  test("needs nothing: it serves this machine alone, and everyone may begin a dossier", () => {
    const config = readConfig({ PATH: "/usr/bin" });
    expect(config.ok && config.value).toMatchObject({
      host: "127.0.0.1",
      port: 8080,
      signup: "open",
      appDir: undefined,
      publicOrigin: undefined,
      trustedProxies: [],
      addressLimits: { perSecond: 20, failures: 30, failuresPerMinute: 1 },
      limits: { dossierBytes: 64 * 1024 * 1024, liveGrants: 200, grantRate: { burst: 60, perSecond: 5 } },
    });
  });

  test("a misspelt name refuses to start, and is named", () => {
    expect(reasons({ RELAY_SIGN_UP: "closed" })).toEqual(["RELAY_SIGN_UP is not known"]);
    expect(reasons({ RELAY_PORT: "80", RELAY_: "", RELAY_TOSTRING: "x" })).toHaveLength(2);
    expect(reasons({ RELAY_toString: "x" })).toEqual(["RELAY_toString is not known"]);
  });

  test("a wrong value refuses to start, names the variable and does not repeat the value", () => {
    const wrong = {
      RELAY_PORT: "80a",
      RELAY_SIGNUP: "maybe",
      RELAY_PUBLIC_ORIGIN: "https://roer.example/path",
      RELAY_TRUSTED_PROXIES: "10.0.0.0/8,proxy-of-mine",
      RELAY_ADDRESS_RATE: "0",
      RELAY_LIVE_GRANTS: "201",
      RELAY_DATA_DIR: "",
    };
    const found = reasons(wrong);
    for (const name of Object.keys(wrong)) expect(found.join("\n")).toContain(name);
    for (const value of ["80a", "maybe", "/path", "proxy-of-mine"]) expect(found.join("\n")).not.toContain(value);
  });

  test("a database is named by its address alone, which is printed without what gets one in", () => {
    const named = "postgres://relay:hunter2%21@db.example:5433/roer?password=hunter2%21&sslmode=verify-full";
    const config = readConfig({ DATABASE_URL: named, RELAY_DATABASE_NOTIFY: "off" });
    expect(config.ok && config.value).toMatchObject({ databaseUrl: named, databaseNotifies: false });
    const printed = config.ok ? describeConfig(config.value) : {};
    expect(printed).toMatchObject({
      DATABASE_URL: "postgres://relay@db.example:5433/roer",
      RELAY_DATABASE_NOTIFY: "off",
    });
    expect(JSON.stringify(printed)).not.toContain("hunter2");
    for (const wrong of ["mysql://db/roer", "postgres://db", "roer", ""])
      expect(reasons({ DATABASE_URL: wrong })).toEqual([expect.stringContaining("DATABASE_URL must be like")]);
    expect(readConfig({}).ok && readConfig({})).toMatchObject({ value: { databaseUrl: undefined } });
  });

  test("what is printed is what can be set: read again, it gives the same", () => {
    const first = readConfig({
      RELAY_PORT: "0",
      RELAY_HOST: "::1",
      RELAY_APP_DIR: "dist",
      RELAY_PUBLIC_ORIGIN: "https://roer.example",
      RELAY_TRUSTED_PROXIES: " 10.0.0.0/8, fd00::/8 ,192.0.2.1",
      RELAY_DOSSIER_MIB: "8",
      RELAY_METRICS_PORT: "9090",
      RELAY_SECURITY_CONTACT: "https://roer.example/meld",
    });
    expect(first.ok).toBe(true);
    if (first.ok) expect(readConfig(describeConfig(first.value))).toEqual(first);
  });
});
