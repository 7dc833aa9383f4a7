import { onTestFinished } from "vitest";
import { readLedger } from "#src/grants/ledger.ts";
import { domainRights } from "#src/grants/rights.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { ColleagueOffer } from "#src/operations/offer-colleague.ts";
import type { PassedOn } from "#src/operations/pass-on-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { kitchenTable, present } from "./attacker-scene.ts";
import { valueOf } from "./value-of.ts";
import { createWorld, type OpenDevice } from "./world.ts";

export const NOTE = domainRights("note");

/** Joost may pass on what he has, Noor may not. */
export async function colleagues() {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 2);
  const [joost, noor] = keys;
  if (!joost || !noor) throw new Error("there are two holders");
  valueOf(
    await owner.session.exclusive(() => changeKey(owner.session, owner.own, joost.key.ref.grant, { passOn: true })),
  );
  await joost.device.sync();
  const anna = await world.holder();
  return { world, owner, goal, joost, noor, anna };
}

/** As in an office: one shows the code, the other reads six digits out. */
export async function passOn(
  from: OpenDevice,
  key: Replica,
  to: OpenDevice,
  passed: PassedOn,
  name = "Anna",
): Promise<Replica> {
  const { signal } = new AbortController();
  const offer = valueOf(await ColleagueOffer.open(from.session, present(from, key), passed));
  const request = valueOf(await KeyRequest.fromCode(to.session, offer.fragment));
  valueOf(await request.claim({ name, role: "wijkcoach", organisation: "Wijkteam Zuid" }, signal));
  valueOf(await offer.waitForClaim(signal));
  valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
  return valueOf(await request.waitForKey(signal));
}

export const ledgerOf = (owner: OpenDevice) => readLedger(owner.own.only("ledger").log.settled).grants;
