import crypto from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import type { S3Keys, S3Place } from "#relay/adapters/s3/blob-store.ts";

export type S3Server = { readonly place: S3Place; readonly keys: S3Keys; stop(): Promise<void> };

const BUCKET = "roer";

/**
 * A real S3 server over loopback, with an empty bucket. It looks whose key a request names and not whether the signature
 * fits, knows no versions, and keeps objects in files without a sync: of those three it can show nothing.
 */
export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(join(tmpdir(), "roer-s3-"));
  const configureBuckets = [{ name: BUCKET }];
  const backToOwnCiphers = withoutDes();
  const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  return {
    place: { endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", bucket: BUCKET, prefix: "pieces/" },
    keys: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
    stop: async () => {
      await server.close();
      backToOwnCiphers();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Its page tokens are made by DES, which OpenSSL 3 has no more, and it refuses to cut a list without. Nothing of ours reads them. */
function withoutDes(): () => void {
  const { createCipheriv } = crypto;
  const twice = (data: Uint8Array): Buffer => Buffer.concat([data, data]);
  crypto.createCipheriv = ((name: string, key: Uint8Array, start: Uint8Array) =>
    name === "des"
      ? createCipheriv("aes-128-cbc", twice(key), twice(start))
      : createCipheriv(name, key, start)) as typeof createCipheriv;
  return () => {
    crypto.createCipheriv = createCipheriv;
  };
}
