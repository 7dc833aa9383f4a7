import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Bytes } from "#src/base/bytes.ts";
import { fromHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

/** Third-party data (Wycheproof, ed25519-speccheck) with licences of its own: it lies beside the repository. */
const FOLDER = new URL("../../../shared/vectors/", import.meta.url);

export const thirdPartyVectors = existsSync(FOLDER);

if (!thirdPartyVectors) {
  console.warn(
    `The third-party vectors are absent (looked in ${fileURLToPath(FOLDER)}): the tests that read them are SKIPPED. ` +
      "Signatures, X25519 and HKDF are then checked only against this project's own cases.",
  );
}

type Named = { readonly id: string; readonly flags: readonly string[]; readonly result: string };

export type SignatureCase = Named & {
  readonly publicKey: Bytes;
  readonly message: Bytes;
  readonly signature: Bytes;
};
export type AgreementCase = Named & {
  readonly publicKey: Bytes;
  readonly secretKey: Bytes;
  readonly shared: Bytes;
};
export type HkdfCase = Named & {
  readonly ikm: Bytes;
  readonly salt: Bytes;
  readonly info: Bytes;
  readonly size: number;
  readonly okm: Bytes;
};

type Test<Fields extends string> = Readonly<Record<Fields, string>> & {
  readonly tcId: number;
  readonly comment: string;
  readonly flags: readonly string[];
  readonly result: string;
};
type Wycheproof<Group> = { readonly numberOfTests: number; readonly testGroups: readonly Group[] };

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));

function unhex(text: string): Bytes {
  const out = fromHex(text);
  invariant(out !== undefined, "the vectors are written in lower-case hexadecimal");
  return out;
}

const named = (test: Test<never>): Named => ({
  id: `${String(test.tcId)} ${test.comment || test.flags.join(" ")}`,
  flags: test.flags,
  result: test.result,
});

/** A file cut short must not pass for a file without failures. */
function complete<Case>(cases: readonly Case[], announced: number): readonly Case[] {
  invariant(cases.length === announced, "the file holds as many cases as it says");
  return cases;
}

/** Wycheproof, EdDSA over edwards25519. */
export function wycheproofEd25519(): readonly SignatureCase[] {
  type Group = { readonly publicKey: { readonly pk: string }; readonly tests: readonly Test<"msg" | "sig">[] };
  const file = read("wycheproof_ed25519.json") as Wycheproof<Group>;
  const cases = file.testGroups.flatMap((group) =>
    group.tests.map((test) => ({
      ...named(test),
      publicKey: unhex(group.publicKey.pk),
      message: unhex(test.msg),
      signature: unhex(test.sig),
    })),
  );
  return complete(cases, file.numberOfTests);
}

/** ed25519-speccheck (Chalkias, Garillot, Nikolaenko 2020): the twelve cases in which libraries differ. */
export function speccheckEd25519(): readonly Omit<SignatureCase, keyof Named>[] {
  type Row = { readonly pub_key: string; readonly message: string; readonly signature: string };
  const rows = read("speccheck_ed25519.json") as readonly Row[];
  const cases = rows.map((row) => ({
    publicKey: unhex(row.pub_key),
    message: unhex(row.message),
    signature: unhex(row.signature),
  }));
  return complete(cases, 12);
}

/** Wycheproof, X25519 as RFC 7748 computes it. */
export function wycheproofX25519(): readonly AgreementCase[] {
  type Group = { readonly tests: readonly Test<"public" | "private" | "shared">[] };
  const file = read("wycheproof_x25519.json") as Wycheproof<Group>;
  const cases = file.testGroups.flatMap((group) =>
    group.tests.map((test) => ({
      ...named(test),
      publicKey: unhex(test.public),
      secretKey: unhex(test.private),
      shared: unhex(test.shared),
    })),
  );
  return complete(cases, file.numberOfTests);
}

/** Wycheproof, HKDF-SHA-512. */
export function wycheproofHkdf(): readonly HkdfCase[] {
  type Sized = Test<"ikm" | "salt" | "info" | "okm"> & { readonly size: number };
  const file = read("wycheproof_hkdf_sha512.json") as Wycheproof<{ readonly tests: readonly Sized[] }>;
  const cases = file.testGroups.flatMap((group) =>
    group.tests.map((test) => ({
      ...named(test),
      ikm: unhex(test.ikm),
      salt: unhex(test.salt),
      info: unhex(test.info),
      size: test.size,
      okm: unhex(test.okm),
    })),
  );
  return complete(cases, file.numberOfTests);
}
