import { expect, onTestFinished, test } from "vitest";
import { seeded } from "#tests/support/flipped-store.ts";
import { judge, killAmid, openScene } from "#tests/support/kill-scene.ts";
import { openRelay } from "#tests/support/open-relay.ts";
import { entryFile } from "#tests/support/planted-faults.ts";

const KILLS = Number(process.env["KILLS"] ?? 500);
const CONTROL_KILLS = 5;
const PROGRESS = 100;
/** Kills of one section, which is read from its beginning after each. */
const OF_A_SECTION = 20;

/** All kills are of relays over one folder, which grows. */
async function killMany(kills: number, sections: number, entry?: string) {
  const relay = await openRelay(onTestFinished, entry === undefined ? {} : { entry });
  const draw = seeded(20_261_128);
  const sum = { kills: 0, acked: 0, lost: 0, doubled: 0, broken: 0, refused: 0 };
  for (let done = 0; done < kills; done += sections) {
    const scene = await openScene(relay);
    for (let kill = 0; kill < sections && done + kill < kills; kill++) {
      await killAmid(scene, 1 + draw(40), draw);
      sum.kills += 1;
    }
    const { lost, doubled, chained } = await judge(scene);
    sum.acked += scene.acked().length;
    sum.lost += lost;
    sum.doubled += doubled;
    sum.broken += chained ? 0 : 1;
    sum.refused += scene.authors.flatMap((author) => author.refused).length;
    if (sum.kills % PROGRESS === 0) console.log(`kill -9: ${sum.kills} of ${kills}, lost ${sum.lost} of ${sum.acked}`);
  }
  return sum;
}

test(`${KILLS} kills lose nothing; a relay that acknowledges first loses`, async () => {
  const relay = await killMany(KILLS, OF_A_SECTION);
  // One kill a section: an author of what was lost is refused ever after.
  const control = await killMany(CONTROL_KILLS, 1, entryFile("ack-first-entry.ts"));
  console.log(
    `kill -9 of the relay: kills ${relay.kills}, acked writes ${relay.acked}, lost ${relay.lost}, doubled ${relay.doubled}; ` +
      `control acknowledged first: kills ${control.kills}, acked writes ${control.acked}, lost ${control.lost}`,
  );
  expect(relay).toMatchObject({ kills: KILLS, lost: 0, doubled: 0, broken: 0, refused: 0 });
  expect(control.lost).toBeGreaterThan(0);
});
