import { expect, test } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { createDelegation } from "#src/dossier/delegation.ts";
import { domainRights } from "#src/grants/rights.ts";
import { readAccessLog } from "#src/operations/access-log.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { ColleagueOffer } from "#src/operations/offer-colleague.ts";
import { record } from "#src/operations/record.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { renewKey } from "#src/operations/renew-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { accessRows } from "#src/ui/log/access-rows.ts";
import { eventsOfAccess, eventsOfDossier } from "#src/ui/log/log-events.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { type GrantId, idFromBytes } from "#src/protocol/ids.ts";
import { DONE, goalTexts, noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { forged } from "#tests/support/forged-colleague.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";

import { colleagues, ledgerOf, NOTE, passOn } from "#tests/support/pass-on-in-person.ts";

test("a colleague reads and writes while the resident is away, and the resident then sees who", async () => {
  const { owner, goal, joost, noor, anna } = await colleagues();
  await writeNote(owner, owner.own, goal, "Van Samira");
  await owner.sync();
  await joost.device.sync();
  owner.link.offline = true;

  const key = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  expect(key.record.name).toBe("Samira");
  expect(goalTexts(key, goal)).toEqual(["Ik wil weer leren fietsen"]);
  expect(noteTexts(key, goal)).toEqual(["Van Samira"]);
  await writeNote(anna, key, goal, "Van Anna");
  expect(await anna.sync()).toEqual(DONE);
  for (const { device, key: theirs } of [joost, noor]) {
    await device.sync();
    expect(noteTexts(present(device, theirs), goal)).toContain("Van Anna");
  }

  owner.link.offline = false;
  expect(await owner.sync()).toEqual(DONE);
  expect(noteTexts(owner.own, goal)).toEqual(["Van Anna", "Van Samira"]);
  const entry = ledgerOf(owner).get(key.ref.grant);
  expect(entry).toMatchObject({ name: "Anna", parent: joost.key.ref.grant, sections: [goal], circle: "professional" });
  expect(entry?.exp).toBe(ledgerOf(owner).get(joost.key.ref.grant)?.exp);
  // The resident's log holds, with the colleague's lines in it.
  const lines = valueOf(await readAccessLog(owner.session, owner.own));
  expect(lines.some(({ grant, verb }) => grant === key.ref.grant && verb === "append")).toBe(true);
  expect(lines.some(({ grant, verb }) => grant === joost.key.ref.grant && verb === "access")).toBe(true);

  // And it tells who let her in, which the resident did not, and on whose behalf she wrote.
  const rows = accessRows(
    nl,
    createFormats("nl", () => owner.session.now()),
    owner.own,
    [...eventsOfAccess(owner.own, lines), ...eventsOfDossier(owner.own, owner.session.now())],
  );
  const of = (event: string) => rows.filter((row) => row.event === event);
  const joostsName = ledgerOf(owner).get(joost.key.ref.grant)?.name;
  expect(of("passed-on")).toEqual([
    expect.objectContaining({ who: joostsName, about: "Anna", key: key.ref.grant, certainty: "written" }),
  ]);
  expect(of("gave").map(({ about }) => about)).not.toContain("Anna");
  expect(of("wrote-note").find(({ who }) => who === "Anna")?.behalf).toBe(`${joostsName}, Wijkteam Zuid`);
  // Joost's key was changed before, and lasts as long as it did.
  expect(of("changed").map(({ about }) => about)).toEqual([joostsName]);
  expect(of("renewed")).toEqual([]);
});

test("a colleague loses access with the one who let her in, and not the other way round", async () => {
  const { owner, goal, joost, anna } = await colleagues();
  const key = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  await owner.sync();
  valueOf(await askToStop(owner.session, owner.own, key.ref.grant));
  await owner.sync();
  expect(await anna.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  expect(await joost.device.sync()).toEqual(DONE);
  await writeNote(owner, owner.own, goal, "Zonder Anna");
  await owner.sync();
  await joost.device.sync();
  expect(noteTexts(present(joost.device, joost.key), goal)).toEqual(["Zonder Anna"]);

  const again = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  // The resident has not heard of this one when the key above it is stopped.
  valueOf(await askToStop(owner.session, owner.own, joost.key.ref.grant));
  await owner.sync();
  expect(ledgerOf(owner).get(again.ref.grant)?.stoppedAt).toBeDefined();
  expect((await anna.sync()).at(-1)).toEqual({ type: "over", problem: "revoked" });
  expect(await joost.device.sync()).toEqual([{ type: "over", problem: "revoked" }]);
});

test("a colleague reads on when keys turn, also before the resident's device has heard of her", async () => {
  const { owner, goal, joost, noor, anna } = await colleagues();
  const key = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  valueOf(await askToStop(owner.session, owner.own, noor.key.ref.grant));
  await writeNote(owner, owner.own, goal, "Na de draai");
  expect(await owner.sync()).toEqual(DONE);
  expect(await anna.sync()).toEqual(DONE);
  expect(noteTexts(present(anna, key), goal)).toEqual(["Na de draai"]);
  await writeNote(anna, present(anna, key), goal, "Ook gelezen");
  await anna.sync();
  await owner.sync();
  expect(noteTexts(owner.own, goal)).toEqual(["Na de draai", "Ook gelezen"]);
});

test("who may not pass on cannot, and nobody passes on more than there is", async () => {
  const { owner, goal, joost, noor, anna } = await colleagues();
  const offered = await ColleagueOffer.open(noor.device.session, present(noor.device, noor.key), {
    sections: [goal],
    domain: NOTE,
  });
  expect(offered).toMatchObject({ ok: false, error: { type: "may-not-pass-on" } });
  // More rights than one's own are left out, and a colleague passes on to nobody.
  const key = await passOn(joost.device, joost.key, anna, {
    sections: [goal],
    domain: domainRights("note", "propose", "score", "help"),
  });
  await owner.sync();
  expect(ledgerOf(owner).get(key.ref.grant)?.domainRights).toBe(domainRights("note", "propose"));
  const further = await ColleagueOffer.open(anna.session, present(anna, key), { sections: [goal], domain: NOTE });
  expect(further).toMatchObject({ ok: false, error: { type: "may-not-pass-on" } });
});

test("the end of the key above is the colleague's end", async () => {
  const { world, goal, joost, anna } = await colleagues();
  const key = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  world.advance(15 * DAY);
  expect(await anna.sync()).toEqual([{ type: "over", problem: "expired" }]);
  expect(present(anna, key).record.over).toBe("expired");
});

test("a name that was never brought to the relay keeps the resident from nothing", async () => {
  const { owner, goal, joost, noor } = await colleagues();
  const ghost = idFromBytes<GrantId>(randomBytes(16));
  const joostNow = present(joost.device, joost.key);
  const inbox = joostNow.only("inbox");
  const own = joostNow.section(goal)?.authors.get(joostNow.ref.grant);
  expect(own).toBeDefined();
  // Capabilities that look right and were shown to nobody: as an app could write that means harm.
  const capabilities = forged(joostNow, ghost, [goal, inbox.id]);
  valueOf(
    await record(joost.device.session, joostNow, inbox.id, (at) =>
      createDelegation(
        {
          grant: ghost,
          name: "Niemand",
          sections: [goal],
          rights: 1,
          domainRights: 0,
          nbf: 0,
          exp: own?.capability.exp ?? 0,
          signPk: toBase64url(joostNow.keys.signPk),
          boxPk: toBase64url(joostNow.keys.boxPk),
          capabilities: [...capabilities],
        },
        newEntityId(),
        at,
      ),
    ),
  );
  await joost.device.sync();
  expect(await owner.sync()).toEqual(DONE);
  expect(ledgerOf(owner).get(ghost)?.name).toBe("Niemand");
  valueOf(await askToStop(owner.session, owner.own, noor.key.ref.grant));
  expect(await owner.sync()).toEqual(DONE);
  valueOf(await askToStop(owner.session, owner.own, ghost));
  expect(await owner.sync()).toEqual(DONE);
  expect(ledgerOf(owner).get(ghost)?.stoppedAt).toBeDefined();
  valueOf(await askToStop(owner.session, owner.own, joost.key.ref.grant));
  expect(await owner.sync()).toEqual(DONE);
  expect(await joost.device.sync()).toEqual([{ type: "over", problem: "revoked" }]);
});

test("a colleague who was brought in unsaid keeps nobody from turning, and is left out by it", async () => {
  const { owner, goal, joost, noor, anna } = await colleagues();
  // An app that leaves out every word of it.
  const { relay } = joost.device.ports;
  const silent: typeof relay = {
    ...relay,
    access: (signer, bundle) => relay.access(signer, { ...bundle, envelopes: [] }),
  };
  Object.assign(joost.device.ports, { relay: silent });
  const key = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: domainRights() });
  await owner.sync();
  expect(ledgerOf(owner).has(key.ref.grant)).toBe(false);
  valueOf(await askToStop(owner.session, owner.own, noor.key.ref.grant));
  await writeNote(owner, owner.own, goal, "Na de draai");
  expect(await owner.sync()).toEqual(DONE);
  await anna.sync();
  expect(noteTexts(present(anna, key), goal)).toEqual([]);
  expect(present(anna, key).ring.has(goal, 1)).toBe(false);
});

test("an answer that is lost makes no second key", async () => {
  const { owner, goal, joost, anna } = await colleagues();
  const { signal } = new AbortController();
  const offer = valueOf(
    await ColleagueOffer.open(joost.device.session, present(joost.device, joost.key), {
      sections: [goal],
      domain: NOTE,
    }),
  );
  const request = valueOf(await KeyRequest.fromCode(anna.session, offer.fragment));
  valueOf(await request.claim({ name: "Anna", role: "", organisation: "" }, signal));
  valueOf(await offer.waitForClaim(signal));
  const digits = valueOf(await request.waitForDigits(signal));
  joost.device.link.dropNextAnswer("/v1/access");
  expect((await offer.tryDigits(digits)).ok).toBe(false);
  valueOf(await offer.tryDigits(digits));
  const key = valueOf(await request.waitForKey(signal));
  await owner.sync();
  expect([...ledgerOf(owner).values()].filter(({ name }) => name === "Anna")).toHaveLength(1);
  expect(goalTexts(key, goal)).toEqual(["Ik wil weer leren fietsen"]);
  await writeNote(joost.device, present(joost.device, joost.key), goal, "Joost gaat door");
  expect(await joost.device.sync()).toEqual(DONE);
});

test("who may pass on no more has passed on nothing", async () => {
  const { owner, goal, joost, anna } = await colleagues();
  await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  await owner.sync();
  valueOf(
    await owner.session.exclusive(() => changeKey(owner.session, owner.own, joost.key.ref.grant, { passOn: false })),
  );
  expect(await anna.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  expect(await joost.device.sync()).toEqual(DONE);
});

test("who gets a key after the one above a colleague was shortened reads that colleague's words too", async () => {
  const { world, owner, goal, joost, anna } = await colleagues();
  const key = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  await owner.sync();
  valueOf(
    await owner.session.exclusive(() => renewKey(owner.session, owner.own, joost.key.ref.grant, { type: "today" })),
  );
  const vera = await world.holder();
  const veras = await giveKeyInPerson(owner, vera, { sections: [goal], domain: NOTE, until: { type: "two-weeks" } });
  await anna.sync();
  await writeNote(anna, present(anna, key), goal, "Van Anna");
  expect(await anna.sync()).toEqual(DONE);
  await owner.sync();
  await vera.sync();
  expect(noteTexts(owner.own, goal)).toEqual(["Van Anna"]);
  expect(noteTexts(present(vera, veras), goal)).toEqual(["Van Anna"]);
});
