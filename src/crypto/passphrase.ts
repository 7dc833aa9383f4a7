import { argon2id } from "hash-wasm";
import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { type Result, err, ok } from "#src/base/result.ts";

/** Argon2id (RFC 9106). Constants, never read from what is stored or received: nobody can lower them. */
const MEMORY_KIB = 64 * 1024;
const PASSES = 3;
const LANES = 1;

export const PASSPHRASE_HASH_LENGTH = 32;
export const PASSPHRASE_SALT_LENGTH = 16;

/** The device has no 64 MiB to spare, or no WebAssembly here. */
export type PassphraseFault = { readonly type: "passphrase-not-hashed" };

/** Passphrase as from `passphraseBytes` and a salt of 16 bytes → 32 bytes. Slow on purpose: 0.2 to 1.2 s. */
export type PassphraseHasher = (passphrase: Bytes, salt: Bytes) => Promise<Result<Bytes, PassphraseFault>>;

/** Runs where it is called, so only in a worker: pages have neither the time nor leave to run WebAssembly. */
export const hashPassphrase: PassphraseHasher = async (passphrase, salt) => {
  invariant(passphrase.length > 0, "an empty passphrase is refused before it is hashed");
  invariant(salt.length === PASSPHRASE_SALT_LENGTH, "a passphrase salt of 16 bytes");
  try {
    const hash = await argon2id({
      password: passphrase,
      salt,
      memorySize: MEMORY_KIB,
      iterations: PASSES,
      parallelism: LANES,
      hashLength: PASSPHRASE_HASH_LENGTH,
      outputType: "binary",
    });
    return ok(new Uint8Array(hash));
  } catch {
    return err({ type: "passphrase-not-hashed" });
  }
};
