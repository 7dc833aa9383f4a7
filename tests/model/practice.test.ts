import { describe, expect, onTestFinished, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import { fromBase64url } from "#src/base/bytes.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { holder, OWNER } from "#src/dossier/entity-id.ts";
import { isOwnVoice } from "#src/dossier/own-voice.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { ownWordsSigningInput } from "#src/protocol/own-words.ts";
import { openPractice } from "#src/operations/open-practice.ts";
import { absentRelay } from "#src/sync/absent-relay.ts";
import { loadPracticeWords } from "#src/ui/practice/practice-words.ts";
import { practiceScript } from "#src/ui/practice/practice-script.ts";
import { SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import { createWorld } from "#tests/support/world.ts";

/** The practice dossier as a device would open it, in a year and a season of one's choice. */
async function practice(locale: string, now: number) {
  const { ports } = (await createWorld(onTestFinished)).device();
  const at = { ...ports, relay: absentRelay, clock: () => instant(now), builtAt: now };
  return openPractice(at, practiceScript(await loadPracticeWords(locale), at.clock()));
}

function bytesOf(text: unknown): Uint8Array {
  const bytes = typeof text === "string" ? fromBase64url(text) : undefined;
  if (!bytes) throw new Error("a key and a seal are texts");
  return bytes;
}

describe.each(["nl", "en"])("the practice dossier in %s", (locale) => {
  // In winter, on the night the clock goes back, and on the last day of February of a leap year.
  test.each([Date.UTC(2026, 10, 26, 9), Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2028, 1, 29, 22)])(
    "holds something in every part and nothing that its rules refuse, opened at %d",
    async (now) => {
      const session = await practice(locale, now);
      const replica = session.owned();
      // Letters are drawn by the browser: tests/e2e looks at them.
      const written = SECTION_KINDS.filter((kind) => kind !== "documents");
      for (const kind of written) expect([kind, replica?.ofKind(kind).length]).not.toEqual([kind, 0]);
      for (const { log, kind } of replica?.sections ?? []) {
        const { settled } = log;
        expect([kind, settled.refused.size]).toEqual([kind, 0]);
        expect(settled.kinds.size).toBeGreaterThan(0);
      }
      expect(replica?.record.registered).toBe(false);
    },
  );
});

test("what daughter and grandson say is signed by the keys that the ledger names, and by nobody else's", async () => {
  const replica = (await practice("nl", Date.UTC(2026, 10, 26, 9))).owned();
  if (!replica) throw new Error("the example is a dossier of one's own");
  const grants = readLedger(replica.only("ledger").log.settled).grants;
  const told: string[] = [];
  for (const { id, kind, log } of replica.sections)
    for (const { op, author } of log.rows) {
      if (op.t !== "set" || !isOwnVoice(op.kind) || author === OWNER) continue;
      const { seal, ...fields } = op.fields;
      const fits: string[] = [];
      for (const [grant, { signPk }] of grants) {
        const said = { dossier: replica.ref.dossier, section: id, grant, kind: op.kind, id: op.id, fields };
        const signed = ownWordsSigningInput(said, sha512);
        if (await verifyStrict(bytesOf(signPk), signed, bytesOf(seal))) fits.push(holder(grant));
      }
      expect(fits).toEqual([author]);
      told.push(kind);
    }
  expect(told.sort()).toEqual(["child", "child", "family", "family", "family"]);
});

test("each opening is another dossier, so that nothing of one goes on in the next", async () => {
  const now = Date.UTC(2026, 10, 26, 9);
  const [one, other] = [await practice("nl", now), await practice("nl", now)];
  expect(one.owned()?.ref.dossier).not.toBe(other.owned()?.ref.dossier);
});
