import { preset } from "#src/grants/presets.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { ShareRequest } from "#src/operations/ask-share.ts";
import { beginGathering } from "#src/operations/gathering.ts";
import { ShareHandover } from "#src/operations/hand-share.ts";
import { type KeptShare, keptShares } from "#src/operations/kept-shares.ts";
import { NewGuardians } from "#src/operations/new-guardians.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { writeGoal } from "./attacker-scene.ts";
import { giveKeyInPerson } from "./give-key-in-person.ts";
import { valueOf } from "./value-of.ts";
import { type OpenDevice, PIN, type World } from "./world.ts";

const { domain, lasts } = preset("think-along");

export type GuardianScene = {
  readonly phone: OpenDevice;
  readonly goal: SectionId;
  readonly guardians: readonly { readonly device: OpenDevice; readonly grant: GrantId }[];
};

/** A resident with a goal, and people who each have a key to it. */
export async function withPeople(world: World, many = 3): Promise<GuardianScene> {
  const phone = await world.resident("Samira");
  const goal = await writeGoal(phone, "Ik wil weer leren fietsen");
  await phone.sync();
  const guardians = [];
  for (let i = 0; i < many; i++) {
    const device = await world.holder();
    const key = await giveKeyInPerson(phone, device, { sections: [goal], domain, until: lasts });
    guardians.push({ device, grant: key.ref.grant });
  }
  return { phone, goal, guardians };
}

/** Each of them is asked to keep a share, and their app says that it does. */
export async function makeGuardians({ phone, guardians }: GuardianScene): Promise<void> {
  const made = valueOf(NewGuardians.for(guardians.map(({ grant }) => grant)));
  valueOf(await made.register(phone.session, phone.own));
  made.wipe();
  for (const { device } of guardians) await device.sync();
  await phone.sync();
}

export async function shareOf(device: OpenDevice): Promise<KeptShare> {
  const [kept] = await keptShares(device.session);
  if (!kept) throw new Error("this device keeps no share");
  return kept;
}

/** A new phone on which nothing is but the wish to have the plan back. */
export const newPhone = (world: World): Promise<OpenDevice> =>
  world.device().openWith(async (ports) => valueOf(await beginGathering(ports, "Samira", PIN)));

/** Two screens and six digits said aloud. `kept`: what is handed over, unless it is what lies there. */
export async function handOver(phone: OpenDevice, guardian: OpenDevice, kept?: KeptShare) {
  const { signal } = new AbortController();
  const request = valueOf(await ShareRequest.open(phone.session));
  const handover = valueOf(
    await ShareHandover.open(guardian.session, kept ?? (await shareOf(guardian)), request.fragment),
  );
  valueOf(await request.claim("Samira", signal));
  valueOf(await handover.waitForClaim(signal));
  valueOf(await handover.tryDigits(valueOf(await request.waitForDigits(signal))));
  return request.waitForShare(signal);
}
