import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import type { Relay } from "./ports.ts";
import type { Replica } from "./replica.ts";
import { testSheet } from "./test-sheet.ts";

/** What is known of twelve words that did not open a file. `other`: of no sheet of the plan that is here. */
export type SheetStanding = "live" | "ended" | "other" | "unknown";

/** By the plan that is open here; asks nobody. */
export function sheetStandingHere(replica: Replica, words: string): SheetStanding {
  const tested = testSheet(replica, words);
  if (!tested.ok) return "unknown";
  const { type } = tested.value;
  return type === "first" || type === "further" ? "live" : type;
}

/** By the relay, which knows further sheets by an id that follows from the words. Of a first sheet it says nothing here. */
export async function sheetStandingThere(relay: Pick<Relay, "findSheet">, words: string): Promise<SheetStanding> {
  const secret = RecoverySecret.fromWords(words);
  if (!secret.ok) return "unknown";
  const sheet = secret.value.sheetId();
  secret.value.wipe();
  const found = await relay.findSheet({ sheet });
  if (found.ok) return "live";
  return found.error.type === "refused" && found.error.problem === "revoked" ? "ended" : "unknown";
}
