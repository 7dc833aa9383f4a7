import { describe, expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { FamilyShare } from "#src/dossier/family-share.ts";
import { create } from "#src/dossier/kind.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { latestMember } from "#src/grants/roster.ts";
import { RosterMember } from "#src/dossier/roster-member.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { sayInOwnWords } from "#src/operations/own-words.ts";
import { Replica } from "#src/operations/replica.ts";
import { SectionLog } from "#src/operations/section-log.ts";
import { capabilitySigningInput, encodeCapability } from "#src/protocol/capability.ts";
import { opToJson } from "#src/dossier/op.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { type OwnWords, ownWordsSigningInput } from "#src/protocol/own-words.ts";
import { sealAs } from "#tests/support/attacker-holder.ts";
import { letIn } from "#tests/support/attacker-log.ts";
import { standBetween } from "#tests/support/attacker-wire.ts";
import { noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { openPen, parentAndChild, tell, wishes } from "#tests/support/child-scene.ts";
import { beginFamilyPlan, giveTo, ON, sharedTexts, shareIn } from "#tests/support/family-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

/** Samira's app is not the one we made: it says what it likes. Mandy shared something; Piet has read it. */
async function scene() {
  const relayKey = createRelayKey();
  const signer = createRelaySigner(relayKey);
  const world = await createWorld(onTestFinished, ({ clock }) => createMemoryRelay({ clock, relayKey }));
  const samira = await world.resident("Samira");
  const family = await beginFamilyPlan(samira);
  const mandy = await world.holder();
  const mandys = await giveTo(samira, mandy, "Mandy", "family", [family]);
  const piet = await world.holder();
  const piets = await giveTo(samira, piet, "Piet", "family", [family]);
  await shareIn(mandy, mandys, family, "Ik kook op vrijdag");
  await writeNote(mandy, mandys, family, "Tot vrijdag");
  for (const device of [mandy, samira, piet]) await device.sync();
  return { world, signer, samira, family, mandy, mandys, piet, pietNow: () => present(piet, piets) };
}

/** The resident's own copy says something else from now on: that is what a welcome is made of. */
function rewrite({ own }: OpenDevice, section: SectionId, from: string, to: string, field = "text"): void {
  const copy = own.section(section);
  if (!copy) throw new Error("the resident has the section");
  const rows = copy.log.rows.map((row) =>
    row.op.t === "set" && row.op.fields[field] === from
      ? { ...row, op: { ...row.op, fields: { ...row.op.fields, [field]: to } } }
      : row,
  );
  own.put({ ...copy, log: SectionLog.of(rows) });
}

describe("a resident who would put words in the mouth of one of the family", () => {
  test("tells them changed to who comes later: they are not that member's, and are left out", async () => {
    const { world, samira, family } = await scene();
    rewrite(samira, family, "Ik kook op vrijdag", "Ik kook nooit");
    const els = await world.holder();
    const key = await giveTo(samira, els, "Els", "family", [family]);
    expect(sharedTexts(key, family)).toEqual([]);
  });

  test("control: what is signed by its envelope only is believed as the resident's device tells it", async () => {
    const { world, samira, family } = await scene();
    rewrite(samira, family, "Tot vrijdag", "Tot nooit");
    const els = await world.holder();
    const key = await giveTo(samira, els, "Els", "family", [family]);
    expect(noteTexts(key, family)).toEqual(["Tot nooit"]);
    expect(sharedTexts(key, family)).toEqual([["Ik kook op vrijdag"]]);
  });

  test.each([
    ["new keys of the resident's own making, said in the log and let in by the relay", true],
    ["control: her own keys", false],
  ])("writes with %s: who knew her before takes only what her first keys signed", async (_how, swapped) => {
    const { samira, family, mandys, pietNow, piet, signer, world } = await scene();
    const { own, session } = samira;
    const grant = mandys.ref.grant;
    const keys = swapped ? AccessKeys.generate() : mandys.keys;
    const before = own.section(family)?.authors.get(grant)?.capability;
    const known = latestMember(own.section(family)?.log.settled ?? emptySection, grant);
    const last = own.section(family)?.last.get(grant);
    if (!before || !known || !last) throw new Error("Mandy has a key and wrote before");
    const capability = {
      ...before,
      ...own.ref,
      grant,
      parent: own.ref.grant,
      issuerPk: own.keys.signPk,
      subjectSignPk: keys.signPk,
      subjectBoxPk: keys.boxPk,
      counter: before.counter + 1,
    };
    const signed = { capability, signature: own.keys.sign(capabilitySigningInput(capability)) };
    const issue = { ...known, capability: toBase64url(encodeCapability(signed)) };
    const member = valueOf(create(RosterMember, issue, newEntityId(), session.tick()));
    const said = { what: "words", text: "Ik kook nooit", on: ON };
    const which = { id: newEntityId(), isNew: true };
    const speaker = { ...mandys.ref, keys };
    const words = valueOf(sayInOwnWords(speaker, family, FamilyShare, said, which, session.tick()));
    const forger = new Replica(mandys.record, keys, own.ring);
    for (const copy of own.sections) forger.put(copy);
    const inHerName = { seq: last.seq + 1, prevAuthor: last.hash.slice(0, 16) };
    const forged = [
      sealAs(samira, own, family, [JSON.stringify(opToJson(member))]),
      sealAs(samira, forger, family, [JSON.stringify(opToJson(words))], inHerName),
    ];
    standBetween(piet, world, letIn(signer, own.ref.dossier, family, world.now(), forged));
    await piet.sync();
    const texts = ["Ik kook op vrijdag", ...(swapped ? [] : ["Ik kook nooit"])];
    expect(sharedTexts(pietNow(), family).map((one) => [...one].sort())).toEqual([texts.sort()]);
  });
});

test("a parent tells a child's words changed to who comes later: they are not the child's, and are left out", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, grant, helpers } = await parentAndChild(world);
  const pen = await openPen(samira, grant);
  await tell(pen, helpers, "Dat papa belt");
  await tell(pen, helpers, "Een hond");
  rewrite(samira, helpers, "Dat papa belt", "Dat papa wegblijft", "wish");
  const els = await world.holder();
  const key = await giveTo(samira, els, "Els", "family", [helpers]);
  expect(wishes(key, helpers)).toEqual(["Een hond"]);
});

test("a signature is for these words, this record, this section and this key", () => {
  const words = {
    dossier: "1".repeat(32),
    section: "2".repeat(32),
    grant: "3".repeat(32),
    kind: FamilyShare.name,
    id: "4".repeat(32),
    fields: { what: "words", text: "Hoi", on: ON },
  } as unknown as OwnWords;
  const input = (change: Partial<OwnWords>): string =>
    toBase64url(ownWordsSigningInput({ ...words, ...change }, sha512));
  const plain = input({});
  expect(input({ fields: { on: ON, text: "Hoi", what: "words" } })).toBe(plain);
  const other = "5".repeat(32);
  const others = [
    { dossier: other },
    { section: other },
    { grant: other },
    { id: other },
    { kind: "child-voice" },
    { fields: { what: "words", text: "Hoi!", on: ON } },
    { fields: { what: "words", text: "Hoi" } },
  ] as unknown as Partial<OwnWords>[];
  expect(new Set([plain, ...others.map(input)]).size).toBe(others.length + 1);
});
