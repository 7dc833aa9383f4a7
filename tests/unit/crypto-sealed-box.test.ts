import { describe, expect, it } from "vitest";
import { bytes, utf8 } from "#src/base/bytes.ts";
import { boxKeyPairFromSecret, randomBytes } from "#src/crypto/nacl.ts";
import { openSealed, SEALED_OVERHEAD, sealTo } from "#src/crypto/sealed-box.ts";

const reader = boxKeyPairFromSecret(randomBytes(32));
const other = boxKeyPairFromSecret(randomBytes(32));
const plain = utf8("een bundel");
const context = utf8("deze sectie, deze sleutel");

const seal = (): Uint8Array => sealTo(reader.publicKey, "bundle", plain, context) ?? bytes(0);
const open = (sealed: Uint8Array): Uint8Array | undefined =>
  openSealed(reader.secretKey, reader.publicKey, "bundle", sealed, context);

describe("a sealed box", () => {
  it("opens for whom it is meant", () => {
    const sealed = seal();
    expect(open(sealed)).toEqual(plain);
    expect(sealed).toHaveLength(plain.length + SEALED_OVERHEAD);
  });

  it("opens for nobody else, for no other purpose and in no other place", () => {
    const sealed = seal();
    expect(openSealed(other.secretKey, other.publicKey, "bundle", sealed, context)).toBeUndefined();
    expect(openSealed(reader.secretKey, other.publicKey, "bundle", sealed, context)).toBeUndefined();
    expect(openSealed(reader.secretKey, reader.publicKey, "welcome", sealed, context)).toBeUndefined();
    expect(openSealed(reader.secretKey, reader.publicKey, "bundle", sealed, utf8("elders"))).toBeUndefined();
  });

  it("does not open when any byte was changed or cut off", () => {
    const sealed = seal();
    for (let at = 0; at < sealed.length; at++) {
      expect(open(sealed.map((byte, i) => (i === at ? byte ^ 4 : byte)))).toBeUndefined();
      expect(open(sealed.subarray(0, at))).toBeUndefined();
    }
  });

  it("is another each time", () => {
    expect(seal()).not.toEqual(seal());
  });

  it("is refused towards and from a key of small order", () => {
    for (const first of [0, 1]) {
      const lowOrder = bytes(32);
      lowOrder[0] = first;
      expect(sealTo(lowOrder, "bundle", plain, context)).toBeUndefined();
      const sealed = seal();
      sealed.set(lowOrder);
      expect(open(sealed)).toBeUndefined();
    }
  });
});
