import type { KeyChoice } from "#src/grants/key-choice.ts";
import type { Represents } from "#src/grants/representation-scope.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice } from "./world.ts";

/** As with two phones at a kitchen table: the code is scanned, the six digits are read out and typed. */
export async function giveKeyInPerson(
  owner: Pick<OpenDevice, "session" | "own">,
  holder: Pick<OpenDevice, "session">,
  choice: KeyChoice,
  represents?: Represents,
): Promise<Replica> {
  const { signal } = new AbortController();
  const ofKey = { choice, preset: "think-along", circle: "professional" } as const;
  const plan = represents ? { ...ofKey, represents } : ofKey;
  const offer = valueOf(await KeyOffer.open(owner.session, owner.own, plan, { type: "qr" }));
  const request = valueOf(await KeyRequest.fromCode(holder.session, offer.fragment));
  valueOf(await request.claim({ name: "Joost", role: "wijkcoach", organisation: "Wijkteam Zuid" }, signal));
  valueOf(await offer.waitForClaim(signal));
  const digits = valueOf(await request.waitForDigits(signal));
  valueOf(await offer.tryDigits(digits));
  return valueOf(await request.waitForKey(signal));
}
