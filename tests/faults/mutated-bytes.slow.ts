import { expect, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { decodeBatch, encodeBatch } from "#src/protocol/page.ts";
import { seeded } from "#tests/support/flipped-store.ts";
import { RelayDossier, valueOf } from "#tests/support/relay-dossier.ts";
import { START } from "#tests/support/relay-under-test.ts";

const MUTATIONS = Number(process.env["MUTATIONS"] ?? 1_000_000);
/** Verified at once. */
const GROUP = 100;

test(`of ${MUTATIONS} batches in which bytes were changed none is stored, and none ends the relay`, async () => {
  const relay = createMemoryRelay({
    clock: () => START,
    limits: {
      grantRate: { burst: MUTATIONS, perSecond: MUTATIONS },
      deviceRate: { burst: MUTATIONS, perSecond: MUTATIONS },
    },
  });
  const d = new RelayDossier(relay, () => START);
  valueOf(await d.register());
  const batch = encodeBatch(d.dossier, [d.next(d.device, d.section, {}, 296, false).wire]);
  const draw = seeded(20_261_128);
  const sum = { malformed: 0, refused: 0, stored: 0 };

  const tryOne = async (): Promise<void> => {
    const bent = batch.slice();
    for (let changes = 1 + draw(3); changes > 0; changes--) {
      const place = draw(bent.length);
      bent[place] = (bent[place] ?? 0) ^ (1 + draw(255));
    }
    if (bent.every((byte, i) => byte === batch[i])) return;
    const read = decodeBatch(bent);
    if (!read) return void (sum.malformed += 1);
    const answer = await relay.append(read.dossier, read.envelopes);
    if (answer.ok && answer.value.results.some(({ status }) => status === "stored")) sum.stored += 1;
    else sum.refused += 1;
  };
  for (let done = 0; done < MUTATIONS; done += GROUP) await Promise.all(Array.from({ length: GROUP }, tryOne));
  console.log(
    `changed bytes: batches ${MUTATIONS}, malformed ${sum.malformed}, refused by the relay ${sum.refused}, ` +
      `stored ${sum.stored}, thrown 0`,
  );
  expect(sum.stored).toBe(0);
  // The control: as it was made, it is stored.
  const [result] = valueOf(await relay.append(d.dossier, decodeBatch(batch)?.envelopes ?? [])).results;
  expect(result).toMatchObject({ status: "stored", pos: 1 });
  await relay.close();
});
