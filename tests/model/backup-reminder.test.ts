import { expect, onTestFinished, test } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { createGoal } from "#src/dossier/goal.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { BACKUP_EVERY, isBackupDue, lastBackup, remindLater } from "#src/operations/backup-age.ts";
import { recordInNewSection } from "#src/operations/record.ts";
import { checkSheet, sheetWords } from "#src/operations/recovery-sheet.ts";
import { sayCopied } from "#src/operations/say-copied.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const due = ({ session, own }: OpenDevice): boolean => isBackupDue(own, session.now());

const addGoal = async ({ session, own }: OpenDevice): Promise<void> => {
  const fields = { text: "Weer slapen", kind: "change", lifecycle: "active" } as const;
  valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal(fields, newEntityId(), at)));
};

async function makeSheet({ session, own }: OpenDevice): Promise<void> {
  const [first = ""] = (await sheetWords(session, own)) ?? [];
  valueOf(await checkSheet(session, own, [{ position: 1, word: first }]));
}

const backUp = async ({ session, own }: OpenDevice): Promise<void> => {
  valueOf(await sayCopied(session, own, { sections: [], reason: "Reservekopie", as: "backup" }));
};

test("a backup is asked for a month after the first day, and a month after the last one if something changed", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  await addGoal(samira);
  world.advance(BACKUP_EVERY + DAY);
  // Without the sheet nobody could open it.
  expect(due(samira)).toBe(false);
  await makeSheet(samira);
  expect(due(samira)).toBe(true);
  await samira.sync();
  await backUp(samira);
  expect(lastBackup(samira.own)).toBe(samira.session.now());
  await samira.sync();
  expect(due(samira)).toBe(false);
  // Nothing was written but that a backup was made.
  world.advance(BACKUP_EVERY + DAY);
  await samira.sync();
  expect(due(samira)).toBe(false);
  await addGoal(samira);
  expect(due(samira)).toBe(true);
  await samira.sync();
  await samira.restart();
  expect(due(samira)).toBe(true);
});

test("put off, it is asked again after as long; a copy for others to read counts as no backup", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  await addGoal(samira);
  await makeSheet(samira);
  world.advance(BACKUP_EVERY);
  valueOf(await sayCopied(samira.session, samira.own, { sections: [], reason: "Mee", as: "file" }));
  expect([due(samira), lastBackup(samira.own)]).toEqual([true, undefined]);
  valueOf(await remindLater(samira.session, samira.own));
  expect(due(samira)).toBe(false);
  await samira.restart();
  world.advance(BACKUP_EVERY - DAY);
  expect(due(samira)).toBe(false);
  world.advance(DAY);
  expect(due(samira)).toBe(true);
});
