import { PROBLEMS, Problem } from "#src/protocol/errors.ts";
import { LiveEvent, Subscribe } from "#src/protocol/live-messages.ts";
import { PageHeader } from "#src/protocol/messages.ts";
import * as z from "zod/mini";
import { type BinaryForm, MESSAGES, OPERATIONS, type Operation } from "./openapi-operations.ts";

type Json = Readonly<Record<string, unknown>>;

/** What is sent, before it is parsed: bytes as base64url, ids as hexadecimal. */
const schemaOf = (schema: z.core.$ZodType): Json => {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { target: "openapi-3.0", io: "input", unrepresentable: "any" });
  return own;
};

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const content = (form: string | BinaryForm): Json =>
  typeof form === "string"
    ? { "application/json": { schema: ref("schemas", form) } }
    : { "application/octet-stream": { schema: { type: "string", format: "binary", description: form.binary } } };

const VERSION_HEADER = { "API-Version": ref("headers", "ApiVersion") };
const NO_CACHE = { ...VERSION_HEADER, "Cache-Control": ref("headers", "CacheControl") };
const STATUSES = [...new Set(Object.values(PROBLEMS).map(({ status }) => status))].toSorted((a, b) => a - b);
/** Without a key there is nothing to be refused for having none, nor a dossier to be full. */
const OF_STRANGERS = new Set([400, 404, 409, 410, 413, 429, 503]);

const refusals = (proof: Operation["proof"]): Json =>
  Object.fromEntries(
    STATUSES.filter((status) => proof !== "none" || OF_STRANGERS.has(status)).map((status) => [
      String(status),
      ref("responses", `Problem${status}`),
    ]),
  );

const SIGNED_BY = [{ messageSignature: [] }];
const SIGNATURE_HEADERS = ["ContentDigest", "SignatureInput"].map((name) => ref("parameters", name));

/** `/blobs/begin` is `blobsBegin`. */
const operationId = (path: string): string =>
  path.slice(1).replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());

function operation({ path, tag, summary, proof, asks, answers }: Operation): Json {
  return {
    operationId: operationId(path),
    tags: [tag],
    summary,
    description: typeof answers === "string" ? `${summary}.` : `${summary}. Answered by bytes: ${answers.binary}.`,
    security: proof === "signature" ? SIGNED_BY : [],
    ...(proof === "signature" ? { parameters: SIGNATURE_HEADERS } : {}),
    ...(asks === undefined ? {} : { requestBody: { required: true, content: content(asks) } }),
    responses: {
      "200": { description: "Done", headers: NO_CACHE, content: content(answers) },
      ...refusals(proof),
    },
  };
}

const problemResponse = (status: number): Json => ({
  description: Object.entries(PROBLEMS)
    .filter(([, each]) => each.status === status)
    .map(([name, { title }]) => `\`urn:roer:${name}\`: ${title}`)
    .join(". "),
  headers: VERSION_HEADER,
  content: { "application/problem+json": { schema: ref("schemas", "Problem") } },
});

const live: Json = {
  get: {
    operationId: "live",
    tags: ["live"],
    summary: "Hear of new heads over a WebSocket",
    description:
      "A WebSocket (RFC 6455). The relay sends LiveEvent as text, a challenge first; the client answers by Subscribe, which carries its signature.",
    security: [],
    responses: {
      "101": { description: "The connection is a WebSocket from here on" },
      ...refusals("none"),
    },
  },
};

const health = (name: string, summary: string, unready: Json): Json => ({
  servers: [{ url: "/" }],
  get: {
    operationId: `health${name}`,
    tags: ["health"],
    summary,
    description: `${summary}.`,
    security: [],
    responses: {
      "200": { description: "Yes", content: { "application/json": { schema: { type: "object" } } } },
      ...unready,
    },
  },
});

const TAGS: Readonly<Record<Operation["tag"] | "health", string>> = {
  relay: "The relay itself",
  log: "Logs of sealed envelopes",
  access: "Who has access",
  files: "Sealed files",
  live: "News as it comes",
  invitations: "Giving a key in person",
  notifications: "Push services",
  recovery: "Further sheets",
  health: "For whoever runs it",
};

const DESCRIPTION =
  "Stores and forwards sealed envelopes, checks signatures and windows, and holds nothing that opens them. Bytes in JSON are base64url, ids hexadecimal. What signatures cover and how bytes are laid out is in docs/protocol.md. Every request that changes or reads is a POST, because its signature covers its body.";

/** The whole interface in OpenAPI 3.0, made from the schemas by which requests are parsed. `version` as in API-Version. */
export function createOpenApi(version: string): Json {
  const described = { ...MESSAGES, PageHeader, Subscribe, LiveEvent, Problem };
  return {
    openapi: "3.0.3",
    info: {
      title: "Roer relay",
      version,
      description: DESCRIPTION,
      contact: { name: "Who runs this relay", url: "/.well-known/security.txt" },
      license: { name: "EUPL-1.2", url: "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12" },
    },
    servers: [{ url: "/v1" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: {
      ...Object.fromEntries(
        OPERATIONS.map((each) => [each.path, { [each.asks === undefined ? "get" : "post"]: operation(each) }]),
      ),
      "/live": live,
      "/health/live": health("Live", "Does the process answer", {}),
      "/health/ready": health("Ready", "Does it take writes", { "503": { description: "Not now; `reason` says why" } }),
    },
    components: {
      schemas: Object.fromEntries(Object.entries(described).map(([name, schema]) => [name, schemaOf(schema)])),
      responses: Object.fromEntries(STATUSES.map((status) => [`Problem${status}`, problemResponse(status)])),
      headers: {
        ApiVersion: { description: "Full version of the interface", schema: { type: "string", example: version } },
        CacheControl: { description: "Always no-store", schema: { type: "string" } },
      },
      parameters: {
        ContentDigest: header("Content-Digest", "SHA-512 of the body (RFC 9530)"),
        SignatureInput: header("Signature-Input", "What is covered, who signs and when (RFC 9421)"),
      },
      securitySchemes: {
        messageSignature: {
          type: "apiKey",
          in: "header",
          name: "Signature",
          description: "HTTP Message Signature (RFC 9421), Ed25519, by the key of the grant that is named in keyid",
        },
      },
    },
  };
}

const header = (name: string, description: string): Json => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string" },
});
