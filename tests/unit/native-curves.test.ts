import nacl from "tweetnacl";
import { expect, test } from "vitest";
import { useNativeCurves } from "#tests/support/native-curves.ts";

/** What tweetnacl makes of one seed, everywhere that tests put something faster in its place. */
function made(n: number) {
  const seed = nacl.hash(new Uint8Array([n])).slice(0, 32);
  const [sign, box, other] = [
    nacl.sign.keyPair.fromSeed(seed),
    nacl.box.keyPair.fromSecretKey(seed),
    nacl.box.keyPair.fromSecretKey(nacl.hash(seed).slice(0, 32)),
  ];
  const signature = nacl.sign.detached(seed, sign.secretKey);
  return [
    sign.publicKey,
    sign.secretKey,
    box.publicKey,
    signature,
    nacl.scalarMult(seed, other.publicKey),
    nacl.box.before(other.publicKey, box.secretKey),
    nacl.scalarMult(seed, new Uint8Array(32)),
    new Uint8Array([Number(nacl.sign.detached.verify(seed, signature, sign.publicKey))]),
  ].map((bytes) => Buffer.from(bytes).toString("hex"));
}

test("the faster curves of the tests make the very bytes of tweetnacl, and go away again", () => {
  const seeds = Array.from({ length: 8 }, (_, n) => n);
  const plain = seeds.map(made);
  const back = useNativeCurves();
  const fast = seeds.map(made);
  const replaced = Object.values(nacl.box);
  back();
  expect(fast).toEqual(plain);
  expect(Object.values(nacl.box)).not.toEqual(replaced);
  expect(seeds.map(made)).toEqual(plain);
});
