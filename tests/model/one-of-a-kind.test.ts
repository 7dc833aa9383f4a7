import { expect, onTestFinished, test } from "vitest";
import { appointments, createAppointment } from "#src/dossier/appointment.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { recordIn } from "#src/operations/record.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, PIN, createWorld } from "#tests/support/world.ts";

const plan = async ({ session, own }: OpenDevice, title: string): Promise<void> => {
  const make = (at: Parameters<typeof createAppointment>[2]) =>
    createAppointment({ title, on: "2026-06-09" as LocalDate }, newEntityId(), at);
  valueOf(await recordIn(session, own, "calendar", [make]));
};
const titles = (device: OpenDevice): readonly string[] =>
  appointments(device.own.shownOf("calendar")).map(({ fields }) => fields.title);

test("what a dossier has one of is made at the first writing, offline too, and stays one after the sheet was used", async () => {
  const world = await createWorld(onTestFinished);
  const phone = await world.resident("Samira");
  phone.offline = true;
  await plan(phone, "huisarts");
  await plan(phone, "tandarts");
  expect(phone.own.ofKind("calendar")).toHaveLength(1);
  phone.offline = false;
  await phone.sync();
  await phone.sync();
  const words = ((await sheetWords(phone.session, phone.own)) ?? []).join(" ");

  const tablet = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
  await tablet.sync();
  await plan(tablet, "wijkteam");
  await tablet.sync();
  expect(tablet.own.ofKind("calendar").map(({ id }) => id)).toEqual(phone.own.ofKind("calendar").map(({ id }) => id));
  expect([...titles(tablet)].sort()).toEqual(["huisarts", "tandarts", "wijkteam"]);
  const { ring } = tablet.own;
  expect(ring.sectionId(tablet.own.only("ledger").id, "calendar")).toBe(tablet.own.only("calendar").id);
});

test("the same seed makes the same world, and another seed another", async () => {
  const made = async (seed: string) => {
    const world = await createWorld(onTestFinished, undefined, seed);
    const samira = await world.resident("Samira");
    await plan(samira, "huisarts");
    return [samira.own.ref, samira.own.only("calendar").id, await sheetWords(samira.session, samira.own)];
  };
  const first = await made("een");
  expect(await made("een")).toEqual(first);
  expect(await made("twee")).not.toEqual(first);
});
