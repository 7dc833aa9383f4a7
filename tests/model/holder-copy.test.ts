import { expect, it, onTestFinished } from "vitest";
import * as z from "zod/mini";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { createAppointment } from "#src/dossier/appointment.ts";
import { Document } from "#src/dossier/document.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import { createFrom } from "#src/dossier/kind.ts";
import { addDays } from "#src/dossier/local-date.ts";
import { createNetworkMember } from "#src/dossier/network-member.ts";
import { HolderCopy, makeHolderCopy } from "#src/exports/holder-copy.ts";
import { domainRights } from "#src/grants/rights.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { recordIn } from "#src/operations/record.ts";
import { copiedBy, sayCopied } from "#src/operations/say-copied.ts";
import { logDays } from "#src/ui/log/log-days.ts";
import { eventsOfDossier } from "#src/ui/log/log-events.ts";
import { logNames } from "#src/ui/log/log-names.ts";
import { partsOf } from "#src/ui/received/what-holder-may.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

const KEY = Buffer.alloc(32, 7).toString("base64url");
const FILE = {
  blob: "ab".repeat(16),
  key: KEY,
  contentType: "image/jpeg",
  title: "Foto 1",
  size: 12,
  hash: Buffer.alloc(32, 8).toString("base64url"),
};

/** Joost may only read a calendar, people and letters; he has no right to write a word. */
async function readingAlong() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const { session, own } = samira;
  const today = dateIn(DUTCH_TIME, world.now());
  const appointment = (title: string, days: number) => (at: Timestamp) =>
    createAppointment({ title, on: addDays(today, days) }, newEntityId(), at);
  valueOf(await recordIn(session, own, "calendar", [appointment("Huisarts", 2), appointment("Vorig jaar", -300)]));
  valueOf(
    await recordIn(session, own, "network", [
      (at) => createNetworkMember({ name: "Els", ring: 1, phone: "0612345678" }, newEntityId(), at),
    ]),
  );
  valueOf(
    await recordIn(session, own, "documents", [
      (at) => createFrom(Document, { title: "Aanmaning", sort: "letter", files: [FILE] }, newEntityId(), at),
    ]),
  );
  await samira.sync();
  const joost = await world.holder();
  const key = await giveKeyInPerson(samira, joost, {
    sections: (["calendar", "network", "documents"] as const).map((kind) => own.only(kind).id),
    domain: domainRights(),
    until: { type: "two-weeks" },
  });
  const said = (): readonly string[] =>
    logDays(
      nl,
      createFormats("nl", () => session.now()),
      logNames(nl, own),
      eventsOfDossier(own, session.now()),
    ).flatMap(({ lines }) => lines.map(({ text }) => text));
  const note = { sections: key.sections.map(({ id }) => id), reason: "voor een overleg.", as: "file" } as const;
  return { world, samira, joost, key, said, note, today };
}

it("a copy has what is on the page and nothing more: no phone number, no key of a file, nothing that is over", async () => {
  const { world, key, today } = await readingAlong();
  const copy = makeHolderCopy({
    sections: partsOf(key).filter(({ reads }) => reads),
    nameOf: () => "Samira",
    resident: "Samira",
    copiedBy: { name: "Joost", role: "", organisation: "" },
    reason: "voor een overleg",
    today,
    now: world.now(),
  });
  const text = JSON.stringify(copy);
  expect(z.parse(HolderCopy, JSON.parse(text))).toEqual(copy);
  for (const there of ["Huisarts", "Els", "Aanmaning", "Foto 1"]) expect(text).toContain(there);
  for (const left of ["Vorig jaar", "0612345678", KEY, FILE.blob, "roster", "capability"])
    expect(text).not.toContain(left);
});

it("who may only read says that a copy was made, and the resident reads by whom and why", async () => {
  const { samira, joost, key, said, note } = await readingAlong();
  valueOf(await sayCopied(joost.session, key, note));
  await joost.sync();
  await samira.sync();
  expect(said()).toContain("Joost maakte een kopie: voor een overleg.");
  expect(copiedBy(samira.own)[0]?.fields).toMatchObject({ as: "file", sections: note.sections });
});

it("without internet it waits with everything else that was written, and comes later", async () => {
  const { samira, joost, key, said, note } = await readingAlong();
  joost.offline = true;
  expect((await sayCopied(joost.session, key, note)).ok).toBe(true);
  await joost.sync();
  await samira.sync();
  expect(said()).not.toContain("Joost maakte een kopie: voor een overleg.");
  joost.offline = false;
  await joost.sync();
  await samira.sync();
  expect(said()).toContain("Joost maakte een kopie: voor een overleg.");
});

it("where it cannot be written down there is no copy", async () => {
  const { joost, key, note } = await readingAlong();
  joost.disk.failNext("storage-full");
  expect(await sayCopied(joost.session, key, note)).toEqual({ ok: false, error: { type: "storage-full" } });
});

it("a copy goes with its note into no other's sight: the note lies in the inbox alone", async () => {
  const { samira, joost, key, note } = await readingAlong();
  valueOf(await sayCopied(joost.session, key, note));
  await joost.sync();
  await samira.sync();
  const holding = samira.own.sections.filter(({ id }) => samira.own.mayHold(id, "copied"));
  expect(holding.map(({ kind }) => kind)).toEqual(["inbox"]);
});
