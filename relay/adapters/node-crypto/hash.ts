import { createHash } from "node:crypto";
import type { Sha512 } from "#relay/ports/hash.ts";

/** Copies out of the digest: a Buffer may lie in Node's shared pool and answers some methods differently. */
export const sha512: Sha512 = (data) => new Uint8Array(createHash("sha512").update(data).digest());
