import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { aboutMeOf } from "#src/dossier/about-me.ts";
import { openProposals } from "#src/dossier/answer.ts";
import { networkMembers } from "#src/dossier/network-member.ts";
import { personOf } from "#src/dossier/person.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { steps } from "#src/dossier/step.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { readDraft } from "#src/operations/draft.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import type { Session } from "#src/operations/session.ts";
import { unlock } from "#src/operations/unlock.ts";
import { goalTexts, noteTexts } from "#tests/support/attacker-scene.ts";
import { type FrozenDisk, frozenPorts, thaw } from "#tests/support/frozen-device.ts";
import { createMemoryDisk } from "#tests/support/memory-disk.ts";
import { openPlan } from "#tests/support/open-plan.ts";

const PASSPHRASE = "bevroren-zin";
const file = new URL("../vectors/frozen-dossier-v1.json", import.meta.url);
const frozen = JSON.parse(readFileSync(file, "utf8")) as FrozenDisk;

async function thawedPorts() {
  const disk = createMemoryDisk();
  await thaw(frozen, disk);
  return frozenPorts(disk, frozen.frozenAt);
}

const thawed = async (): Promise<Session> => openPlan(await thawedPorts(), PASSPHRASE);

const own = (session: Session) => {
  const owned = session.owned();
  if (!owned) throw new Error("the frozen device has a dossier");
  return owned;
};

/** Whoever changes what lies on a disk brings what lay there before along: this file is read for ever, and never written. */
describe("a dossier as version 1 left it on a disk", () => {
  test("opens with its passphrase through Argon2id as it ships, and with no other", async () => {
    expect((await thawed()).owned()).toBeDefined();
    expect(await unlock(await thawedPorts(), "bevroren zin")).toEqual({ ok: false, error: { type: "pin-wrong" } });
  });

  test("says what it said", async () => {
    const replica = own(await thawed());
    const state = (kind: "about" | "network") => replica.shown(replica.only(kind).id) ?? emptySection;
    expect(personOf(state("about"))?.fields.preferredName).toBe("Samira");
    expect(aboutMeOf(state("about"))?.fields).toEqual({ whatMatters: "Rust in huis", howToSupport: "Zet eerst thee" });
    expect(networkMembers(state("network")).map(({ fields }) => fields.name)).toEqual(["Buurvrouw Els"]);
    expect(noteTexts(replica, replica.only("private").id)).toEqual(["Alleen voor mij"]);
    const texts = replica.ofKind("goal").map(({ id }) => goalTexts(replica, id).join());
    expect(texts.sort()).toEqual(["Een doel zonder netwerk", "Ik wil weer leren fietsen"]);
    const shared = replica.ofKind("goal").find(({ created }) => created)?.id;
    if (!shared) throw new Error("one goal had reached the relay");
    expect(noteTexts(replica, shared)).toEqual(["Na het stoppen", "Nog niet verzonden", "Zal ik meefietsen?"]);
    const goal = replica.shown(shared) ?? emptySection;
    expect(steps(goal).map(({ fields }) => fields.title)).toEqual(["Fiets laten nakijken"]);
    expect(openProposals(goal).map(({ fields }) => fields.text)).toEqual(["Samen een rondje"]);
  });

  test("knows where it stands: who has a key, who was stopped, what waits, which generation it is", async () => {
    const session = await thawed();
    const replica = own(session);
    const grants = [...readLedger(replica.only("ledger").log.settled).grants.values()];
    expect(grants).toHaveLength(2);
    expect(grants.filter(({ stoppedAt }) => stoppedAt !== undefined)).toHaveLength(1);
    const [shared] = replica.ofKind("goal").filter(({ created }) => created);
    expect([shared?.generation, replica.only("inbox").generation]).toEqual([1, 1]);
    expect(replica.sections.flatMap(({ aside, forked }) => [...aside, ...(forked ? ["forked"] : [])])).toEqual([]);
    expect(replica.waiting).toHaveLength(3);
    expect(replica.record).toMatchObject({ registered: true, stopping: [], sheetChecked: false });
    expect((await sheetWords(session, replica))?.length).toBe(12);
    expect(await readDraft(session, "goal/new")).toBe("Half af");
  });

  test("can be written on: its keys still seal and open", async () => {
    const replica = own(await thawed());
    for (const { id, generation } of replica.sections) expect(replica.ring.whole(id, generation)).toBeDefined();
    expect(replica.keys.sign(new Uint8Array(1))).toHaveLength(64);
  });

  test("control: one bit of it changed is noticed", async () => {
    const disk = createMemoryDisk();
    await thaw(frozen, disk);
    const { items } = await disk.everything();
    const sealed = items.filter(({ name }) => name !== "unlock");
    await disk.commit(
      sealed.map(({ name, value }) => ({ put: name, value: value.map((b, i) => (i === 40 ? b ^ 1 : b)) })),
    );
    expect(await unlock(frozenPorts(disk, frozen.frozenAt), PASSPHRASE)).toEqual({
      ok: false,
      error: { type: "damaged" },
    });
  });
});
