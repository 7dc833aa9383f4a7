import { MINUTE } from "#src/base/instant.ts";
import { never } from "#src/base/never.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { UnlockFault } from "#src/operations/opening.ts";

/** The sentence that belongs to a fault of the pincode or of this device. Waiting is said in whole minutes, rounded up. */
export function unlockSentence(t: Catalogue, fault: UnlockFault): string {
  switch (fault.type) {
    case "pin-wrong":
      return t.errors.pin.wrong;
    case "pin-wait":
      return t.errors.pin.wait(Math.ceil(fault.ms / MINUTE));
    case "passphrase-not-hashed":
      return t.errors.notHashed;
    case "storage-full":
      return t.errors.storageFull;
    case "storage-gone":
      return t.errors.storageBlocked;
    case "nothing-here":
      return t.errors.otherVersion;
    case "damaged":
      return t.errors.deviceDamaged;
    default:
      return never(fault);
  }
}
