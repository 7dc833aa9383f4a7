import * as z from "zod/mini";
import { MINUTE } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { ADDRESS_LIMITS, type AddressLimitSettings } from "./adapters/http/limits.ts";
import type { S3Place } from "./adapters/s3/blob-store.ts";
import { DEFAULT_LIMITS, type Limits } from "./core/limits.ts";
import { isAddressRange } from "./adapters/http/client-address.ts";
import { KNOWN_PUSH_HOSTS, isPushHost } from "./adapters/push/push-hosts.ts";

/** What an operator may set, by environment only. Every name but that of the database starts with RELAY_. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Of a PostgreSQL database, perhaps with a password; without one, SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly databaseConnections: number;
  /** Do notifications of the database get through to every relay? */
  readonly databaseNotifies: boolean;
  /** Folder of the built app; without one the relay serves its interface alone. */
  readonly appDir: string | undefined;
  readonly signup: "open" | "invite" | "closed";
  readonly publicOrigin: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly addressLimits: AddressLimitSettings;
  readonly limits: Limits;
  /** A bucket of an S3-compatible store for the pieces of files; without one they lie in `dataDir`. */
  readonly blobs: S3Place | undefined;
  /** `mailto:` or `https:` for who finds a hole. */
  readonly securityContact: string | undefined;
  readonly metricsHost: string;
  /** Where Prometheus may ask; without one nobody can. */
  readonly metricsPort: number | undefined;
  /** Without hosts nothing is sent to push services. */
  readonly push: {
    readonly hosts: readonly string[];
    /** Whom a push service may turn to, `mailto:` or `https:`; empty for nobody. */
    readonly contact: string;
  };
};

export type ConfigFault = { readonly type: "config"; readonly reasons: readonly string[] };

const MIB = 1024 * 1024;

const wholeNumber = (low: number, high: number, otherwise: number) =>
  z.pipe(
    z._default(z.string().check(z.regex(/^\d{1,9}$/, "must be a whole number")), String(otherwise)),
    z.pipe(
      z.transform(Number),
      z.int().check(z.minimum(low, `must be at least ${low}`), z.maximum(high, `must be at most ${high}`)),
    ),
  );
const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/;
const CONTACT = /^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/;
/** Empty says the same as not there, as it is printed. */
const orNone = (schema: z.ZodMiniType<string, string>) =>
  z.optional(
    z.pipe(
      z.transform((text) => (text === "" ? undefined : text)),
      z.optional(schema),
    ),
  );
const given = z.string().check(z.minLength(1, "must not be empty"));

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
const listed = (text: string): readonly string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");

const isDatabase = (text: string): boolean =>
  URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1;

const Environment = z.object({
  DATABASE_URL: z.optional(
    z.string().check(z.refine(isDatabase, "must be like postgres://user:password@host:5432/database")),
  ),
  RELAY_DATABASE_CONNECTIONS: wholeNumber(2, 1000, 10),
  RELAY_DATABASE_NOTIFY: z._default(z.enum(["on", "off"], "must be on or off"), "on"),
  RELAY_HOST: z._default(given, "127.0.0.1"),
  RELAY_PORT: wholeNumber(0, 65_535, 8080),
  RELAY_DATA_DIR: z._default(given, ".data"),
  RELAY_APP_DIR: z.optional(given),
  RELAY_SIGNUP: z._default(z.enum(["open", "invite", "closed"], "must be open, invite or closed"), "open"),
  RELAY_PUBLIC_ORIGIN: z.optional(
    z.string().check(z.refine(isOrigin, "must be scheme and host alone, such as https://roer.example")),
  ),
  RELAY_TRUSTED_PROXIES: z.pipe(
    z._default(z.string(), ""),
    z.pipe(
      z.transform(listed),
      z.readonly(
        z.array(z.string().check(z.refine(isAddressRange, "must be addresses or ranges, with commas between"))),
      ),
    ),
  ),
  RELAY_PUSH_HOSTS: z.pipe(
    z._default(z.string(), KNOWN_PUSH_HOSTS.join(",")),
    z.pipe(
      z.transform(listed),
      z.readonly(z.array(z.string().check(z.refine(isPushHost, "must be hosts or origins, with commas between")))),
    ),
  ),
  RELAY_PUSH_CONTACT: z._default(
    z.string().check(z.regex(/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)?$/, "must begin with mailto: or https://")),
    "",
  ),
  RELAY_PUSH_MINUTES: wholeNumber(1, 1440, DEFAULT_LIMITS.pushInterval / MINUTE),
  RELAY_ADDRESS_RATE: wholeNumber(1, 1_000_000, ADDRESS_LIMITS.perSecond),
  RELAY_ADDRESS_FAILURES: wholeNumber(1, 1_000_000, ADDRESS_LIMITS.failures),
  RELAY_DOSSIER_MIB: wholeNumber(1, 1_000_000, DEFAULT_LIMITS.dossierBytes / MIB),
  RELAY_FILES_MIB: wholeNumber(1, 1_000_000, DEFAULT_LIMITS.blobBytes / MIB),
  RELAY_GRANT_DAY_MIB: wholeNumber(1, 1_000_000, DEFAULT_LIMITS.grantDayBytes / MIB),
  RELAY_FREE_DISK_PERCENT: wholeNumber(0, 99, Math.round(DEFAULT_LIMITS.freeDiskShare * 100)),
  RELAY_LIVE_GRANTS: wholeNumber(1, DEFAULT_LIMITS.liveGrants, DEFAULT_LIMITS.liveGrants),
  RELAY_GRANT_BURST: wholeNumber(1, 1_000_000, DEFAULT_LIMITS.grantRate.burst),
  RELAY_GRANT_RATE: wholeNumber(1, 1_000_000, DEFAULT_LIMITS.grantRate.perSecond),
  RELAY_BLOBS: orNone(z.string().check(z.regex(BUCKET, "must be s3://bucket or s3://bucket/folder"))),
  RELAY_S3_ENDPOINT: orNone(z.string().check(z.refine(isOrigin, "must be scheme and host alone"))),
  RELAY_S3_REGION: z._default(z.string().check(z.regex(/^[a-z0-9-]+$/, "must be a region")), "us-east-1"),
  RELAY_SECURITY_CONTACT: orNone(z.string().check(z.regex(CONTACT, "must begin with mailto: or https://"))),
  RELAY_METRICS_PORT: orNone(z.string().check(z.regex(/^\d{1,5}$/, "must be a port"))),
  RELAY_METRICS_HOST: z._default(given, "127.0.0.1"),
});

/**
 * Reads the configuration. A name that starts with RELAY_ and is not known is a fault: a misspelt limit must not
 * silently be none. Faults name variables, never their values.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, ConfigFault> {
  const given = Object.entries(environment).filter(([name]) => name.startsWith("RELAY_") || name === "DATABASE_URL");
  const reasons = given.filter(([name]) => !(name in Environment.shape)).map(([name]) => `${name} is not known`);
  const parsed = z.safeParse(Environment, Object.fromEntries(given));
  if (!parsed.success)
    for (const issue of parsed.error.issues) reasons.push(`${String(issue.path[0])} ${issue.message}`);
  if (environment["RELAY_BLOBS"])
    for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
      if (!environment[name]) reasons.push(`${name} must be set with RELAY_BLOBS`);
  if (!parsed.success || reasons.length > 0) return err({ type: "config", reasons });
  const values = parsed.data;
  return ok({
    host: values.RELAY_HOST,
    port: values.RELAY_PORT,
    dataDir: values.RELAY_DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.RELAY_DATABASE_CONNECTIONS,
    databaseNotifies: values.RELAY_DATABASE_NOTIFY === "on",
    appDir: values.RELAY_APP_DIR,
    signup: values.RELAY_SIGNUP,
    publicOrigin: values.RELAY_PUBLIC_ORIGIN,
    trustedProxies: values.RELAY_TRUSTED_PROXIES,
    push: { hosts: values.RELAY_PUSH_HOSTS, contact: values.RELAY_PUSH_CONTACT },
    addressLimits: {
      ...ADDRESS_LIMITS,
      perSecond: values.RELAY_ADDRESS_RATE,
      failures: values.RELAY_ADDRESS_FAILURES,
    },
    limits: {
      ...DEFAULT_LIMITS,
      dossierBytes: values.RELAY_DOSSIER_MIB * MIB,
      blobBytes: values.RELAY_FILES_MIB * MIB,
      grantDayBytes: values.RELAY_GRANT_DAY_MIB * MIB,
      freeDiskShare: values.RELAY_FREE_DISK_PERCENT / 100,
      liveGrants: values.RELAY_LIVE_GRANTS,
      pushInterval: values.RELAY_PUSH_MINUTES * MINUTE,
      grantRate: { burst: values.RELAY_GRANT_BURST, perSecond: values.RELAY_GRANT_RATE },
    },
    blobs: bucketOf(values.RELAY_BLOBS, values.RELAY_S3_ENDPOINT, values.RELAY_S3_REGION),
    securityContact: values.RELAY_SECURITY_CONTACT,
    metricsHost: values.RELAY_METRICS_HOST,
    metricsPort: values.RELAY_METRICS_PORT === undefined ? undefined : Number(values.RELAY_METRICS_PORT),
  });
}

/** Where the database is, and nothing by which one gets in. */
function withoutSecrets(databaseUrl: string): string {
  const { protocol, username, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`;
}

function bucketOf(address: string | undefined, endpoint: string | undefined, region: string): S3Place | undefined {
  const [, bucket, folder = ""] = BUCKET.exec(address ?? "") ?? [];
  if (bucket === undefined) return undefined;
  const prefix = folder === "" || folder.endsWith("/") ? folder : `${folder}/`;
  return { endpoint: endpoint ?? `https://s3.${region}.amazonaws.com`, region, bucket, prefix };
}

/** The values in effect, by the names an operator sets, and without a secret. */
export const describeConfig = (config: Config): Readonly<Record<string, string>> => ({
  ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: withoutSecrets(config.databaseUrl) }),
  RELAY_DATABASE_CONNECTIONS: String(config.databaseConnections),
  RELAY_DATABASE_NOTIFY: config.databaseNotifies ? "on" : "off",
  RELAY_HOST: config.host,
  RELAY_PORT: String(config.port),
  RELAY_DATA_DIR: config.dataDir,
  RELAY_APP_DIR: config.appDir ?? "",
  RELAY_SIGNUP: config.signup,
  RELAY_PUBLIC_ORIGIN: config.publicOrigin ?? "",
  RELAY_TRUSTED_PROXIES: config.trustedProxies.join(","),
  RELAY_PUSH_HOSTS: config.push.hosts.join(","),
  RELAY_PUSH_CONTACT: config.push.contact,
  RELAY_PUSH_MINUTES: String(config.limits.pushInterval / MINUTE),
  RELAY_ADDRESS_RATE: String(config.addressLimits.perSecond),
  RELAY_ADDRESS_FAILURES: String(config.addressLimits.failures),
  RELAY_DOSSIER_MIB: String(config.limits.dossierBytes / MIB),
  RELAY_FILES_MIB: String(config.limits.blobBytes / MIB),
  RELAY_GRANT_DAY_MIB: String(config.limits.grantDayBytes / MIB),
  RELAY_FREE_DISK_PERCENT: String(Math.round(config.limits.freeDiskShare * 100)),
  RELAY_LIVE_GRANTS: String(config.limits.liveGrants),
  RELAY_GRANT_BURST: String(config.limits.grantRate.burst),
  RELAY_GRANT_RATE: String(config.limits.grantRate.perSecond),
  RELAY_BLOBS: config.blobs ? `s3://${config.blobs.bucket}/${config.blobs.prefix}` : "",
  RELAY_S3_ENDPOINT: config.blobs?.endpoint ?? "",
  RELAY_S3_REGION: config.blobs?.region ?? "us-east-1",
  RELAY_SECURITY_CONTACT: config.securityContact ?? "",
  RELAY_METRICS_PORT: String(config.metricsPort ?? ""),
  RELAY_METRICS_HOST: config.metricsHost,
});
