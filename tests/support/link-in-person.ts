import { JoinRequest } from "#src/operations/join-dossier.ts";
import { LinkOffer } from "#src/operations/offer-link.ts";
import { valueOf } from "./value-of.ts";
import { type Device, type OpenDevice, PIN } from "./world.ts";

/** Somebody's two devices on one table: the code is typed over, then the six digits, then a pincode is chosen. */
export async function linkInPerson(first: OpenDevice, fresh: Device, name = "Tablet"): Promise<OpenDevice> {
  const { signal } = new AbortController();
  const offer = valueOf(await LinkOffer.open(first.session, first.own));
  const request = valueOf(JoinRequest.fromCode(fresh.ports, offer.fragment));
  valueOf(await request.claim(name, signal));
  valueOf(await offer.waitForClaim(signal));
  valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
  valueOf(await request.waitForLink(signal));
  const open = await fresh.openWith(async () => valueOf(await request.settle({ pin: PIN })));
  await open.sync();
  return open;
}
