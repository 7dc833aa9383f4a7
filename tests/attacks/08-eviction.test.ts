import { expect, onTestFinished, test } from "vitest";
import { err } from "#src/base/result.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { restoreBackup, planRestore } from "#src/operations/restore-backup.ts";
import { namesOf } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { DONE, noteTexts, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { formsOf, type Haystack, search, textCanary } from "#tests/support/attacker-search.ts";
import { answerWith, cutAtEach, honest, type Meddle, standBetween } from "#tests/support/attacker-wire.ts";
import { backupOf, openedBy, wordsOf } from "#tests/support/backups.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, Device, type OpenDevice, PIN, type World } from "#tests/support/world.ts";

const CANARY = "kanarie-dit-mag-niemand-lezen";
const OTHER = "kanarie-van-het-andere-apparaat";

/** All that leaves a device, and whether the relay said of an envelope that it is stored. */
function listenTo(device: Device, world: World, meddle: Meddle = honest) {
  const heard = { sent: [] as Haystack[], acknowledged: false };
  standBetween(device, world, async (path, init, forward) => {
    const body = new Uint8Array(await new Response(init.body ?? "").arrayBuffer());
    const headers = JSON.stringify(Object.fromEntries(new Headers(init.headers)));
    heard.sent.push(
      { name: path, bytes: body },
      { name: `${path}, its head`, bytes: new TextEncoder().encode(headers) },
    );
    const answer = await meddle(path, init, forward);
    if (path === "/v1/append") {
      const { results = [] } = (await answer.clone().json()) as { results?: readonly { status: string }[] };
      heard.acknowledged ||= results.length > 0 && results.every(({ status }) => status === "stored");
    }
    return answer;
  });
  return heard;
}

const nothingReadable = (sent: readonly Haystack[]): void => {
  expect(sent.length).toBeGreaterThan(0);
  expect(search(sent, [textCanary(CANARY), textCanary(OTHER)])).toEqual([]);
};

type Scene = { readonly world: World; readonly samira: OpenDevice; readonly goal: SectionId; readonly words: string };

/** A plan that is at the relay, with one thing more that is only here. */
async function unsentNote(): Promise<Scene> {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const goal = await writeGoal(samira, "Ik wil weer leren fietsen");
  expect(await samira.sync()).toEqual(DONE);
  const words = await wordsOf(samira);
  await writeNote(samira, samira.own, goal, CANARY);
  return { world, samira, goal, words };
}

const recovered = async ({ world, words }: Scene): Promise<OpenDevice> =>
  world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));

/** The browser throws everything away at the commit of that number; answers how many came by. */
function evictAt(device: Device, at: number): () => number {
  const { disk } = device;
  const commit = disk.commit.bind(disk);
  let commits = 0;
  Object.assign(disk, {
    commit: async (changes: Parameters<typeof commit>[0]) => {
      commits += 1;
      if (commits < at) return commit(changes);
      await disk.destroy();
      return err({ type: "storage-gone" });
    },
  });
  return () => commits;
}

test("a store thrown away at each commit of a flush sends nothing readable; what was acknowledged is at the relay, and a backup has the rest", async () => {
  let acknowledged = 0;
  let lost = 0;
  const cuts = await cutAtEach(async (at) => {
    const scene = await unsentNote();
    const { samira, goal, words } = scene;
    const backup = await openedBy(await backupOf(samira), words);
    const heard = listenTo(samira, scene.world);
    const commits = evictAt(samira, at);
    await samira.sync().catch(() => undefined);
    if (commits() < at) return false;
    nothingReadable(heard.sent);
    const phone = await recovered(scene);
    const there = noteTexts(phone.own, goal).includes(CANARY);
    if (heard.acknowledged) expect([at, there]).toEqual([at, true]);
    acknowledged += heard.acknowledged ? 1 : 0;
    lost += there ? 0 : 1;
    const plan = planRestore(phone.own, backup, phone.session.now());
    valueOf(await restoreBackup(phone.session, phone.own, backup, plan));
    expect([at, noteTexts(phone.own, goal)]).toEqual([at, [CANARY]]);
    return true;
  });
  // Before the sending and after it: both were tried.
  expect(cuts).toBeGreaterThanOrEqual(2);
  expect([acknowledged > 0, lost > 0]).toEqual([true, true]);
}, 120_000);

/** How often what was written stands in the relay's log, as a new device reads it. */
const timesThere = async (scene: Scene): Promise<number> => {
  const { own } = await recovered(scene);
  return (own.section(scene.goal)?.log.rows ?? []).filter(({ op }) => JSON.stringify(op).includes(CANARY)).length;
};

async function cutLine(
  at: number,
  what: "request" | "answer",
  afterwards: (samira: OpenDevice) => void = () => undefined,
) {
  const scene = await unsentNote();
  let asked = 0;
  let isDown = false;
  const heard = listenTo(scene.samira, scene.world, async (_path, _init, forward) => {
    asked += 1;
    if (isDown || asked < at) return forward();
    isDown = true;
    if (what === "answer") await forward();
    throw new TypeError("the line is down");
  });
  await scene.samira.sync();
  afterwards(scene.samira);
  await scene.samira.sync();
  await scene.samira.restart();
  await scene.samira.sync();
  return { scene, heard, reached: asked >= at && isDown };
}

for (const what of ["request", "answer"] as const)
  test(`a line cut at each request of a flush, the ${what} lost, leaves what was written there once, and nothing readable`, async () => {
    const cuts = await cutAtEach(async (at) => {
      const { scene, heard, reached } = await cutLine(at, what);
      if (!reached) return false;
      nothingReadable(heard.sent);
      expect([at, await timesThere(scene)]).toEqual([at, 1]);
      return true;
    });
    expect(cuts).toBeGreaterThanOrEqual(2);
  }, 120_000);

test("control: a device that does not keep what it sealed says it twice when an answer is lost", async () => {
  const times: number[] = [];
  await cutAtEach(async (at) => {
    const { scene, reached } = await cutLine(at, "answer", (samira) => {
      for (const copy of samira.own.sections) samira.own.put({ ...copy, flight: undefined });
    });
    if (reached) times.push(await timesThere(scene));
    return reached;
  });
  expect(Math.max(...times)).toBe(2);
}, 120_000);

/** Takes nothing in and says that it did. */
const forgetful: Meddle = (path, _init, forward) => {
  const stored = { time: 0, results: [{ status: "stored", pos: 1, time: 0 }], heads: [] };
  return path === "/v1/append" ? Promise.resolve(answerWith(JSON.stringify(stored), "application/json")) : forward();
};

test("control: a relay that says stored and keeps nothing is caught by the same question", async () => {
  const scene = await unsentNote();
  const heard = listenTo(scene.samira, scene.world, forgetful);
  await scene.samira.sync();
  expect(heard.acknowledged).toBe(true);
  expect(await timesThere(scene)).toBe(0);
});

/** The browser profile, copied while it was locked: the same keys, the same numbers, the same pincode. */
async function cloneOf(device: OpenDevice, world: World): Promise<OpenDevice> {
  const clone = new Device(world);
  const { items, queue } = await device.disk.everything();
  valueOf(
    await clone.disk.commit([
      ...items.map(({ name, value }) => ({ put: name, value })),
      ...queue.map((value) => ({ enqueue: value })),
    ]),
  );
  Object.assign(clone.ports, { deviceMix: device.ports.deviceMix });
  return clone.restart();
}

/** A copy that takes a refusal for an answer like any other. */
const givesUp =
  (clone: OpenDevice): Meddle =>
  async (path, _init, forward) => {
    const answer = await forward();
    if (path !== "/v1/append" || !(await answer.clone().text()).includes('"refused"')) return answer;
    const { store } = clone.session;
    const change = store.change();
    for (const { key } of clone.own.waiting) change.dequeue(key);
    valueOf(await store.commit(change));
    clone.own.setWaiting([]);
    return answer;
  };

async function twoWrite(meddle: (clone: OpenDevice) => Meddle = () => honest) {
  const scene = await unsentNote();
  const { world, samira, goal } = scene;
  await samira.sync();
  const clone = await cloneOf(samira, world);
  let refused = 0;
  let isFirst = true;
  const heard = [
    listenTo(samira, world),
    listenTo(clone, world, async (path, init, forward) => {
      // Sealed under a number that the other one uses a moment before.
      if (path === "/v1/append" && isFirst) {
        isFirst = false;
        await samira.sync();
      }
      const answer = await meddle(clone)(path, init, forward);
      if (path === "/v1/append" && (await answer.clone().text()).includes('"conflict"')) refused += 1;
      return answer;
    }),
  ];
  await writeNote(samira, samira.own, goal, "Van de telefoon");
  await writeNote(clone, clone.own, goal, OTHER);
  for (let rounds = 0; rounds < 2; rounds++) for (const device of [clone, samira]) await device.sync();
  expect(refused).toBe(1);
  nothingReadable(heard.flatMap(({ sent }) => sent));
  const phone = await recovered(scene);
  return [samira, clone, phone].map(({ own }) => noteTexts(own, goal));
}

test("two copies of one profile that both write lose nothing of each other, and send nothing readable", async () => {
  const all = [CANARY, OTHER, "Van de telefoon"].sort();
  expect(await twoWrite()).toEqual([all, all, all]);
});

test("control: a copy that gives up where it is refused loses what it wrote", async () => {
  const [, , phone] = await twoWrite(givesUp);
  expect(phone).not.toContain(OTHER);
});

async function withoutKeys(areGone: boolean) {
  const scene = await unsentNote();
  const { world, samira } = scene;
  const { store } = samira.session;
  if (areGone) valueOf(await store.commit(store.change().remove(namesOf(samira.own.ref).ring)));
  await samira.restart();
  const heard = listenTo(samira, world);
  await samira.sync();
  nothingReadable(heard.sent);
  return { scene, acknowledged: heard.acknowledged };
}

test("a device that lost its keys sends nothing of what waits, least of all in the open; it stays, and goes into a backup", async () => {
  const { scene, acknowledged } = await withoutKeys(true);
  const { samira, goal, words } = scene;
  expect(acknowledged).toBe(false);
  expect(noteTexts(samira.own, goal)).toEqual([CANARY]);
  expect(JSON.stringify((await openedBy(await backupOf(samira), words)).content)).toContain(CANARY);
});

test("control: with its keys the same device sends it", async () => {
  expect((await withoutKeys(false)).acknowledged).toBe(true);
});

test("control: the search finds what a device would send if it did not seal", async () => {
  const { samira } = await unsentNote();
  const sent = samira.own.waiting.map(({ row }) => ({
    name: "/v1/append",
    bytes: new TextEncoder().encode(JSON.stringify(row)),
  }));
  expect(search(sent, [textCanary(CANARY)]).length).toBeGreaterThan(0);
  expect(formsOf(textCanary(CANARY)).size).toBeGreaterThan(5);
});
