import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { TakeFault } from "./create-card.ts";

/** Why a card was not taken, and that nothing was lost by it. `had`: there was one before. */
export function cardFaultText(t: Catalogue, fault: TakeFault, had: boolean): string {
  const why = reason(t, fault);
  return had ? `${why} ${t.neighbourhood.faults.stays}` : why;
}

function reason(t: Catalogue, fault: TakeFault): string {
  const words = t.neighbourhood.faults;
  switch (fault.type) {
    case "offline":
      return words.offline;
    case "no-card-here":
      return words.noCard;
    case "card-too-large":
      return words.tooLarge;
    case "not-a-card":
      return words.notACard;
    case "card-too-new":
      return words.tooNew;
    case "card-too-long":
      return `${words.tooLong(fault.count)} ${words.tell}`;
    case "card-wrong":
      return `${fault.index === undefined ? words.wrong(fault.field) : words.wrongActivity(fault.index, fault.field)} ${words.tell}`;
    case "storage-full":
      return t.errors.storageFull;
    case "storage-gone":
      return t.errors.storageBlocked;
  }
}
