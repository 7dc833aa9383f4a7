import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { hashPassphrase } from "#src/crypto/passphrase.ts";
import { hashInWorker, type PassphraseWorker, passphraseBytes } from "#src/crypto/passphrase-client.ts";

const salt = new Uint8Array(16).fill(9);

describe("a passphrase as typed", () => {
  it("is the same bytes from every keyboard", () => {
    const composed = passphraseBytes("één café");
    expect(passphraseBytes("e\u0301e\u0301n cafe\u0301")).toEqual(composed);
    expect(passphraseBytes("  één \u00a0 café\n")).toEqual(composed);
    expect(passphraseBytes("１２３４５６")).toEqual(passphraseBytes("123456"));
    expect(passphraseBytes("Één café")).not.toEqual(composed);
  });
});

describe("the worker that hashes", () => {
  const { port1: page, port2: worker } = new MessageChannel();

  // Node has no web worker: the entry runs here, on a channel that clones and transfers as a worker does.
  beforeAll(async () => {
    vi.stubGlobal("addEventListener", worker.addEventListener.bind(worker));
    await import("#src/crypto/passphrase-worker.ts");
    worker.start();
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    page.close();
  });

  it("answers what hashing in place gives, each request its own", async () => {
    const texts = ["135790", "de boot ligt aan de kade"];
    const fromWorker = await Promise.all(texts.map((text) => hashInWorker(page, passphraseBytes(text), salt)));
    for (const [i, text] of texts.entries()) {
      const direct = await hashPassphrase(passphraseBytes(text), salt);
      expect(fromWorker[i]).toEqual(direct);
      expect(direct.ok && direct.value).toHaveLength(32);
    }
    expect(fromWorker[0]).not.toEqual(fromWorker[1]);
  });

  it("leaves the page its own copy of what was typed", async () => {
    const typed = passphraseBytes("135790");
    await hashInWorker(page, typed, salt);
    expect(toHex(typed)).toBe(toHex(passphraseBytes("135790")));
  });
});

describe("a worker that does not load", () => {
  it("is a failure to hash, as a value", async () => {
    const events = new EventTarget();
    const broken: PassphraseWorker = {
      addEventListener: (type, listener) => events.addEventListener(type, listener),
      postMessage: () => events.dispatchEvent(new Event("error")),
    };
    expect(await hashInWorker(broken, passphraseBytes("135790"), salt)).toEqual({
      ok: false,
      error: { type: "passphrase-not-hashed" },
    });
  });
});
