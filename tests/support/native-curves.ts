import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject, sign } from "node:crypto";
import nacl from "tweetnacl";

/**
 * The same bytes as tweetnacl's, some thirty times sooner: X25519 and Ed25519 by Node, for tests that make so many keys that
 * the arithmetic is all they would do. Everything else of tweetnacl stays as it is, and so does the app's own code.
 */
const X25519_PRIVATE = Buffer.from("302e020100300506032b656e04220420", "hex");
const X25519_PUBLIC = Buffer.from("302a300506032b656e032100", "hex");
const ED25519_PRIVATE = Buffer.from("302e020100300506032b657004220420", "hex");
const SIGMA = new TextEncoder().encode("expand 32-byte k");

/** Reading a key in costs as much as using it: the same few sign and open all day. */
const read = new Map<string, KeyObject>();
function once(header: Buffer, raw: Uint8Array, make: (der: Buffer) => KeyObject): KeyObject {
  const der = Buffer.concat([header, raw]);
  const name = der.toString("latin1");
  const known = read.get(name) ?? make(der);
  if (read.size > 1_000) read.clear();
  read.set(name, known);
  return known;
}
const privateKey = (header: Buffer, raw: Uint8Array): KeyObject =>
  once(header, raw, (key) => createPrivateKey({ key, format: "der", type: "pkcs8" }));
const publicBytes = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32));

function shared(secret: Uint8Array, point: Uint8Array): Uint8Array {
  const theirs = once(X25519_PUBLIC, point, (key) => createPublicKey({ key, format: "der", type: "spki" }));
  return new Uint8Array(diffieHellman({ privateKey: privateKey(X25519_PRIVATE, secret), publicKey: theirs }));
}

/** HSalsa20 is not among the typed part of the library. */
type Core = { crypto_core_hsalsa20(out: Uint8Array, input: Uint8Array, key: Uint8Array, sigma: Uint8Array): void };

function before(theirs: Uint8Array, mine: Uint8Array): Uint8Array {
  const out = new Uint8Array(32);
  const { lowlevel } = nacl as unknown as { lowlevel: Core };
  lowlevel.crypto_core_hsalsa20(out, new Uint8Array(16), shared(mine, theirs), SIGMA);
  return out;
}

/** The library's own, to fall back on and to go back to. */
const whole = { ...nacl };
const [box, boxPair, signing, signPair] = [
  { ...nacl.box },
  { ...nacl.box.keyPair },
  { ...nacl.sign },
  { ...nacl.sign.keyPair },
];

/** A point of small order is refused by Node with an error; tweetnacl gives zeros, of which the app makes its own. */
const orPlain =
  <In extends readonly unknown[], Out>(fast: (...args: In) => Out, slow: (...args: In) => Out) =>
  (...args: In): Out => {
    try {
      return fast(...args);
    } catch {
      return slow(...args);
    }
  };

const detached = (message: Uint8Array, secretKey: Uint8Array): Uint8Array =>
  new Uint8Array(sign(null, message, privateKey(ED25519_PRIVATE, secretKey.slice(0, 32))));

/** From here on; answers how to go back. */
export function useNativeCurves(): () => void {
  Object.assign(nacl, { scalarMult: orPlain(shared, (n: Uint8Array, p: Uint8Array) => whole.scalarMult(n, p)) });
  Object.assign(nacl.box, { before: orPlain(before, (p: Uint8Array, s: Uint8Array) => box.before(p, s)) });
  Object.assign(nacl.box.keyPair, {
    fromSecretKey: (secretKey: Uint8Array) => ({
      secretKey: secretKey.slice(),
      publicKey: publicBytes(privateKey(X25519_PRIVATE, secretKey)),
    }),
  });
  Object.assign(nacl.sign, { detached: Object.assign(detached, { ...signing.detached }) });
  Object.assign(nacl.sign.keyPair, {
    fromSeed: (seed: Uint8Array) => {
      const publicKey = publicBytes(privateKey(ED25519_PRIVATE, seed));
      return { publicKey, secretKey: new Uint8Array([...seed, ...publicKey]) };
    },
  });
  return () => {
    Object.assign(nacl, { scalarMult: whole.scalarMult });
    Object.assign(nacl.box, box);
    Object.assign(nacl.box.keyPair, boxPair);
    Object.assign(nacl.sign, signing);
    Object.assign(nacl.sign.keyPair, signPair);
  };
}
