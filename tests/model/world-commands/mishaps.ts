import { MINUTE } from "#src/base/instant.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { PIN } from "#tests/support/world.ts";
import { type Cast, deviceOf, type PersonName } from "./cast.ts";
import { isOverAt, type KeyFact, startOfLeaf } from "./facts.ts";
import { type Desk, sync, write } from "./moves.ts";
import { everythingShown } from "./shown.ts";

/** The device dies while it commits something; afterwards there is what was on its disk. */
export async function crash(
  cast: Cast,
  desk: Desk,
  when: "cut-before" | "cut-after",
  during: "write" | "sync",
): Promise<void> {
  const device = deviceOf(cast, desk.person);
  device.disk.failNext(when);
  try {
    if (during === "write") await write(cast, desk, 0, "perhaps");
    else await sync(cast, desk.person);
  } catch {
    // The device is off: whoever was waiting for it waits no more.
  }
  device.disk.failNext(undefined);
  await device.restart();
}

/** An exchange of which one request does not arrive, or one answer. */
export async function lossySync(cast: Cast, person: PersonName, what: "request" | "answer", path: string) {
  const { link } = deviceOf(cast, person);
  if (what === "request") link.dropNextRequest(path);
  else link.dropNextAnswer(path);
  await sync(cast, person);
  link.forgetDrops();
}

/** Time passes until so many quarters of an hour after the end of a key; then the resident writes what it opened. */
export async function toTheEndOf(cast: Cast, key: KeyFact, leaves: number): Promise<void> {
  const now = cast.world.now();
  const then = startOfLeaf(key.exp + leaves);
  if (then > now && !isOverAt(key, now)) cast.world.advance(then - now + MINUTE);
  const at = cast.sections.findIndex((section) => key.sections.includes(section));
  await write(cast, { person: "phone", key: undefined }, Math.max(0, at));
  await sync(cast, "phone");
}

/** The sheet on a new phone: the earlier devices are out. */
export async function recover(cast: Cast): Promise<void> {
  if (cast.recovered) return;
  const fresh = cast.world.device();
  const session = await recoverDossier(fresh.ports, cast.words, PIN);
  if (!session.ok) return;
  const phone = await fresh.openWith(() => Promise.resolve(session.value));
  cast.recovered = true;
  // What waited on the lost devices is lost with them: words, that some were taken back, a goal that only they had.
  const shown = everythingShown(phone.own);
  const isShown = (words: string): boolean => [...shown].some((line) => line.includes(words));
  for (const text of cast.texts)
    if (text.by === "owner" && isShown(`"${text.token}"`) !== (text.fate === "said")) text.fate = "perhaps";
  for (const id of cast.removed) if (isShown(` ${id} `)) cast.removed.delete(id);
  cast.devices.delete("tablet");
  cast.devices.set("phone", phone);
  cast.sections.splice(0, cast.sections.length, ...cast.sections.filter((id) => session.value.owned()?.section(id)));
}
