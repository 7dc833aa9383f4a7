import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { Bytes } from "#src/base/bytes.ts";
import { HOUR, SECOND } from "#src/base/instant.ts";
import { parsePiece, pieceFile, placePath } from "#relay/adapters/files/piece-name.ts";
import type { BlobStore, PieceName } from "#relay/ports/blob-store.ts";

export type S3Place = {
  /** Scheme and host; the bucket stands in the path, as every S3-compatible store takes it. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Before every name; empty, or ending in a slash. */
  readonly prefix: string;
};
export type S3Keys = { readonly accessKeyId: string; readonly secretAccessKey: string };
export type S3Settings = {
  /** Names in one answer of a list. */
  readonly page: number;
  /** Milliseconds after which a piece of which no row speaks was left by a cut, and is not just being stored by another process. */
  readonly settled: number;
};

const SETTINGS: S3Settings = { page: 1000, settled: HOUR };
const PATIENCE = 30 * SECOND;

/** What the store answered instead: its status alone. */
class S3Refusal extends Error {
  readonly code: string;
  constructor(status: number) {
    super("the store of files does not answer as it should");
    this.code = `S3_${status}`;
  }
}

/** Pieces as objects under the same names as in a folder. An answer of 200 is the store's word that it is durable. */
export function createS3Blobs(at: S3Place, keys: S3Keys, settings: S3Settings = SETTINGS): BlobStore {
  const client = new AwsClient({ ...keys, service: "s3", region: at.region, retries: 2 });
  const bucket = `${at.endpoint}/${at.bucket}`;
  const pathOf = (...parts: readonly string[]): string => `${at.prefix}${parts.join("/")}`;
  const keyOf = (name: PieceName): string => pathOf(...placePath(name), pieceFile(name));

  async function ask(method: "GET" | "PUT" | "DELETE", path: string, body?: Bytes): Promise<Response> {
    const response = await client.fetch(`${bucket}/${path}`, {
      method,
      ...(body === undefined ? {} : { body, headers: { "X-Amz-Content-Sha256": sha256(body) } }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    throw new S3Refusal(response.status);
  }

  /** By the last name of the page before: what is removed meanwhile moves nothing. */
  async function* list(prefix: string): AsyncIterable<Listed> {
    let after = "";
    for (let more = true; more;) {
      const query = new URLSearchParams({ "list-type": "2", prefix, "max-keys": String(settings.page) });
      if (after !== "") query.set("start-after", after);
      const response = await ask("GET", `?${query.toString()}`);
      if (!response.ok) throw new S3Refusal(response.status);
      const page = parseList(await response.text());
      yield* page.listed;
      after = page.listed.at(-1)?.key ?? "";
      more = page.more && after !== "";
    }
  }

  async function remove(key: string): Promise<void> {
    const response = await ask("DELETE", key);
    await response.body?.cancel();
  }

  async function removeBelow(prefix: string): Promise<void> {
    for await (const { key } of list(prefix)) await remove(key);
  }

  return {
    async put(name, sealed) {
      const response = await ask("PUT", keyOf(name), sealed);
      await response.body?.cancel();
      // No bucket of that name: nothing was kept.
      if (!response.ok) throw new S3Refusal(response.status);
    },
    async get(name) {
      const response = await ask("GET", keyOf(name));
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      await response.body?.cancel();
      return undefined;
    },
    remove: (name) => remove(keyOf(name)),
    drop: (place) => removeBelow(`${pathOf(...placePath(place))}/`),
    erase: (dossier) => removeBelow(`${pathOf(dossier)}/`),
    async *all() {
      const before = Date.now() - settings.settled;
      for await (const { key, since } of list(at.prefix)) {
        const name = parsePiece(key.slice(at.prefix.length).split("/"));
        if (name && since <= before) yield name;
      }
    },
  };
}

const sha256 = (data: Uint8Array): string => createHash("sha256").update(data).digest("hex");

type Listed = { readonly key: string; readonly since: number };

/** An answer to ListObjectsV2. Names of ours hold nothing that XML would write in another way; others are of nobody's concern here. */
function parseList(xml: string): { readonly listed: readonly Listed[]; readonly more: boolean } {
  const field = (text: string, name: string): string | undefined =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  const listed = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = ""]) => {
    const key = field(entry, "Key");
    return key === undefined ? [] : [{ key, since: Date.parse(field(entry, "LastModified") ?? "") }];
  });
  return { listed, more: field(xml, "IsTruncated") === "true" };
}
