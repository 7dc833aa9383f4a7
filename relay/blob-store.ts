import { join } from "node:path";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import { createS3Blobs } from "#relay/adapters/s3/blob-store.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { Config } from "./config.ts";

/** Where pieces of files lie, as configured. The keys to an S3 store are read here and kept nowhere else. */
export function openBlobStore(config: Config, environment: NodeJS.ProcessEnv = process.env): BlobStore {
  if (!config.blobs) return createBlobFiles(join(config.dataDir, "blobs"));
  return createS3Blobs(config.blobs, {
    accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "",
    secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] ?? "",
  });
}
