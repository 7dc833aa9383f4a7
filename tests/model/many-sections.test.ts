import { expect, onTestFinished, test } from "vitest";
import { createGoal } from "#src/dossier/goal.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { Relay } from "#src/operations/ports.ts";
import { pullPages } from "#src/operations/pull.ts";
import { recordInNewSection } from "#src/operations/record.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { goalIn } from "#src/ui/session/plan-goals.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice, PIN } from "#tests/support/world.ts";

const write = async ({ session, own }: OpenDevice, texts: readonly string[]): Promise<void> => {
  for (const text of texts)
    valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal({ text }, newEntityId(), at)));
};
const texts = ({ own }: OpenDevice): readonly (string | undefined)[] =>
  own.ofKind("goal").map(({ id }) => goalIn(own, id)?.goal.fields.text);

test("a dossier of more parts than one request may name comes whole, in several requests", async () => {
  const world = await createWorld(onTestFinished);
  const phone = await world.resident();
  const goals = ["een", "twee", "drie", "vier", "vijf"];
  await write(phone, goals);
  await phone.sync();
  const words = ((await sheetWords(phone.session, phone.own)) ?? []).join(" ");
  const tablet = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));

  const asked: number[] = [];
  const { relay } = tablet.ports;
  const counted: Relay = {
    ...relay,
    read: (signer, body) => {
      asked.push(body.sections.length);
      return relay.read(signer, body);
    },
  };
  Object.assign(tablet.ports, { relay: counted });
  valueOf(await pullPages(tablet.session, tablet.own, 2));
  expect(asked.every((count) => count <= 2)).toBe(true);
  expect(asked.length).toBeGreaterThan(goals.length / 2);
  expect(new Set(texts(tablet))).toEqual(new Set(goals));
  expect(texts(tablet)).toHaveLength(goals.length);
});
