import { type ClaimedDate, createHelpClaim } from "#src/dossier/help-claim.ts";
import { helpRequestIn, type HelpRequest } from "#src/dossier/help-request.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { standingClaims } from "#src/grants/help-standing.ts";
import { domainRights } from "#src/grants/rights.ts";
import { dateIn, DUTCH_TIME } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { present } from "./attacker-scene.ts";
import { giveKeyInPerson } from "./give-key-in-person.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice, World } from "./world.ts";

/** Somebody of the own circle, with the key that only leaves notes. */
export type Supporter = { readonly device: OpenDevice; readonly key: Replica };

export async function supporter(world: World, owner: OpenDevice): Promise<Supporter> {
  const device = await world.holder();
  const choice = { sections: [], domain: domainRights("note"), until: { type: "three-months" } } as const;
  return { device, key: await giveKeyInPerson(owner, device, choice) };
}

export const now = ({ device, key }: Supporter): Replica => present(device, key);

export const requestIn = (replica: Replica, section: SectionId): HelpRequest | undefined => {
  const state = replica.shown(section);
  return state && helpRequestIn(state)?.fields;
};

/** "Ik doe dinsdag." */
export async function claimDate(who: Supporter, section: SectionId, date: LocalDate): Promise<void> {
  const replica = now(who);
  const state = replica.shown(section);
  const request = state && helpRequestIn(state)?.ref;
  if (!request) throw new Error("nothing was asked there");
  valueOf(
    await record(who.device.session, replica, section, (at) => createHelpClaim({ request, date }, newEntityId(), at)),
  );
}

/** Who does which date, as one reader sees it. */
export function claimedIn(
  device: OpenDevice,
  replica: Replica,
  section: SectionId,
): ReadonlyMap<LocalDate, ClaimedDate> {
  const state = replica.shown(section);
  const request = state && helpRequestIn(state);
  return state && request ? standingClaims(state, request, dateIn(DUTCH_TIME, device.session.now())) : new Map();
}
