import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { toBase64url, toHex } from "#src/base/bytes.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { Secret } from "#src/crypto/secret.ts";

/** Every form in which bytes tend to end up in a log. */
const forms = (data: Uint8Array): string[] => [
  toHex(data),
  toBase64url(data),
  Buffer.from(data).toString("base64"),
  [...data].join(","),
  [...data].join(", "),
];

describe("a secret", () => {
  it("lends its bytes", () => {
    const key = randomBytes(32);
    expect(new Secret(key).use(toHex)).toBe(toHex(key));
  });

  it("shows itself to nothing that prints", () => {
    const key = randomBytes(32);
    const secret = new Secret(key);
    const printed = [
      String(secret),
      [secret].join(),
      JSON.stringify({ deep: [secret] }),
      inspect(secret),
      inspect({ deep: { deeper: secret } }, { depth: 9, showHidden: true, customInspect: false }),
      inspect(structuredClone({ secret }), { depth: 9, showHidden: true }),
      JSON.stringify(Object.entries(secret)),
      new Error(`failed with ${String(secret)}`).stack ?? "",
    ];
    for (const text of printed) for (const form of forms(key)) expect(text).not.toContain(form);
    expect(String(secret)).toBe("[secret]");
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
    expect(inspect(secret)).toBe("[secret]");
  });

  it("is overwritten when wiped, and using it then is a bug", () => {
    const key = randomBytes(32);
    const secret = new Secret(key);
    secret.wipe();
    expect(key).toEqual(new Uint8Array(32));
    expect(() => secret.use(toHex)).toThrow("wiped");
    expect(() => secret.wipe()).not.toThrow();
  });
});
