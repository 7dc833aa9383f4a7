import { describe, expect, onTestFinished, test } from "vitest";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { sealBundle } from "#src/crypto/key-bundle.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { rootCover } from "#src/crypto/time-tree.ts";
import { sealWelcome } from "#src/crypto/welcome.ts";
import type { Replica } from "#src/operations/replica.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { epoch } from "#src/protocol/time.ts";
import { decodeBatch } from "#src/protocol/page.ts";
import { ZERO_16, decodeEnvelope } from "#src/protocol/envelope.ts";
import { signHead } from "#tests/support/attacker-log.ts";
import { noteTexts, DONE, kitchenTable, present, writeNote } from "#tests/support/attacker-scene.ts";
import {
  answerWith,
  honest,
  refuseWith,
  rewriteJson,
  rewritePages,
  standBetween,
} from "#tests/support/attacker-wire.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { PIN, createWorld } from "#tests/support/world.ts";

async function scene() {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 2);
  const [joost, mallory] = keys;
  if (!joost || !mallory) throw new Error("two keys were given");
  expect(await owner.sync()).toEqual(DONE);
  return { world, owner, goal, joost, mallory };
}

describe("what the relay answers chooses nothing for the client", () => {
  for (const path of ["/v1/status", "/v1/bundles", "/v1/append", "/v1/hello"])
    test(`${path} with one field more than this version knows is no answer`, async () => {
      const { world, owner } = await scene();
      standBetween(
        owner,
        world,
        rewriteJson(path, (answer) => ({ ...answer, argon2: { memory: 8 }, encryption: "off" })),
      );
      const { relay } = owner.ports;
      const { signer, ref } = owner.own;
      const asked = {
        "/v1/status": () => relay.status(signer),
        "/v1/bundles": () => relay.bundles(signer),
        "/v1/append": () => relay.append(ref.dossier, [new Uint8Array(600)]),
        "/v1/hello": () => relay.hello(),
      } as const;
      const ask = asked[path as keyof typeof asked];
      expect(await ask()).toEqual({ ok: false, error: { type: "garbled" } });
      standBetween(owner, world, honest);
      expect((await relayOf(owner, path)).ok).toBe(true);
    });

  const relayOf = (owner: Awaited<ReturnType<typeof scene>>["owner"], path: string) => {
    const { relay } = owner.ports;
    return path === "/v1/hello" ? relay.hello() : relay.status(owner.own.signer);
  };

  test("a lower generation, named by the relay after a stop, is never sealed under", async () => {
    const { world, owner, goal, joost } = await scene();
    const kept = joost.key.ring.clone();
    valueOf(await askToStop(owner.session, owner.own, joost.key.ref.grant));
    expect(await owner.sync()).toEqual(DONE);
    const generations: number[] = [];
    standBetween(owner, world, async (path, init, forward) => {
      if (path === "/v1/append") {
        const envelopes = decodeBatch(init.body as Uint8Array)?.envelopes ?? [];
        for (const wire of envelopes) {
          const envelope = decodeEnvelope(owner.own.ref.dossier, wire);
          generations.push(envelope?.prefix.generation ?? -1);
          expect(envelope && kept.openEntry(envelope.prefix, envelope.body)).toBeUndefined();
        }
        const refused = envelopes.map(() => ({ status: "refused", problem: "generation", current: 0 }));
        return answerWith(JSON.stringify({ time: world.now(), results: refused, heads: [] }), "application/json");
      }
      return path === "/v1/access" ? refuseWith("generation", 409, { current: 0 }) : forward();
    });
    await writeNote(owner, owner.own, goal, "na het stoppen");
    await owner.sync();
    expect(generations.length).toBeGreaterThan(0);
    expect(new Set(generations)).toEqual(new Set([1]));
    // Control: sealed under the generation that the relay names, the one who was stopped would read it.
    expect(kept.has(goal, 0)).toBe(true);
  });

  test("bundles and welcomes of the relay's own making are not taken", async () => {
    const { world, owner, goal, joost } = await scene();
    const forger = AccessKeys.generate();
    const { dossier, grant } = joost.key.ref;
    const content = { cover: rootCover(randomBytes(32)) };
    const certificates = [...(joost.key.section(goal)?.authors.values() ?? [])];
    const issuer = owner.own.ref.grant;
    const bundle = { dossier, section: goal, generation: 0, grant, counter: 99, content, issuer, vouchers: [] };
    const sealed = sealBundle({ ...bundle, vouchers: certificates.slice(0, 1) }, forger, joost.key.keys.boxPk);
    const text = JSON.stringify({ v: 1, name: "De gemeente", kind: "goal" });
    const welcome = sealWelcome({ dossier, section: goal, grant }, text, issuer, forger, joost.key.keys.boxPk);
    if (!sealed || !welcome) throw new Error("anyone can seal to a public key");
    standBetween(joost.device, world, async (path, init, forward) => {
      const raised = rewriteJson("/v1/status", (answer) => ({ ...answer, aclVersion: 1000 }));
      const forged = rewriteJson("/v1/bundles", (answer) => ({
        ...answer,
        bundles: [{ section: goal, generation: 0, counter: 99, sealed: toBase64url(sealed) }],
        welcomes: [{ section: goal, sealed: toBase64url(welcome) }],
      }));
      return path === "/v1/bundles" ? forged(path, init, forward) : raised(path, init, forward);
    });
    expect(await joost.device.sync()).toEqual(DONE);
    standBetween(joost.device, world, honest);
    await writeNote(owner, owner.own, goal, "nog steeds leesbaar");
    expect(await owner.sync()).toEqual(DONE);
    expect(await joost.device.sync()).toEqual(DONE);
    const key = present(joost.device, joost.key);
    expect(noteTexts(key, goal)).toEqual(["nog steeds leesbaar"]);
    expect(key.record.name).toBe("Samira");
    // Control: had the signature not been asked for, the foreign key would have taken the place of the right one.
    const naive = key.ring.clone();
    naive.take(goal, 0, 99, content);
    expect(key.ring.fits(honestPrefix(key, goal))).toBe(true);
    expect(naive.fits(honestPrefix(key, goal))).toBe(false);
  });

  /** What an honest entry of the present would carry, the commitment to its key included. */
  function honestPrefix(key: Replica, section: SectionId) {
    const copy = key.section(section);
    const place = { kind: "entry", ...key.ref, section, generation: 0, epoch: copy?.maxEpoch ?? epoch(0) } as const;
    const sealed = key.ring.sealEntry({ ...place, seq: 1, prevAuthor: ZERO_16, seenPos: 0, seenHead: ZERO_16 }, []);
    if (!sealed) throw new Error("the right key is held");
    return sealed.prefix;
  }

  test("a second key of the relay does not take the place of the pinned one", async () => {
    const { world, owner } = await scene();
    const pinned = owner.own.record.relayKey;
    const other = toBase64url(createRelaySigner(createRelayKey()).publicKey);
    standBetween(
      owner,
      world,
      rewriteJson("/v1/hello", (answer) => ({ ...answer, relayKey: other })),
    );
    expect(await owner.sync()).toEqual(DONE);
    expect(owner.own.record.relayKey).toBe(pinned);
  });

  test("a device that comes by the sheet takes no other key of the relay than the dossier was registered with", async () => {
    const { world, owner } = await scene();
    const { dossier } = owner.own.ref;
    const words = (await sheetWords(owner.session, owner.own)) ?? [];
    const second = createRelaySigner(createRelayKey());
    // A relay that wants no contradiction to be proved signs everything for the new device with another key.
    const hello = rewriteJson("/v1/hello", (answer) => ({ ...answer, relayKey: toBase64url(second.publicKey) }));
    const pages = rewritePages(dossier, (_frames, heads) => ({
      heads: heads.map((one) => ({
        ...one,
        head: signHead(second, dossier, { ...one.head, time: instant(one.head.time) }),
      })),
    }));
    const fresh = world.device();
    standBetween(fresh, world, (path, init, forward) => (path === "/v1/hello" ? hello : pages)(path, init, forward));
    expect(await recoverDossier(fresh.ports, words.join(" "), PIN)).toMatchObject({ error: { type: "page-garbled" } });
    // Control: with the key that the ledger names the same words bring everything back.
    expect((await recoverDossier(world.device().ports, words.join(" "), PIN)).ok).toBe(true);
  });
});
