import * as z from "zod/mini";
import { map, type Result } from "#src/base/result.ts";
import type { StorageFault } from "./ports.ts";
import type { Session } from "./session.ts";

const NAME = "neighbourhood-card";

/**
 * The file of an organisation as it came, whole: which of its activities somebody looks for is decided on this device and
 * nowhere else. Sealed like everything here, for which card somebody keeps may tell where they live.
 */
const KeptCard = z.object({
  v: z.literal(1),
  /** Fetched beside the app, or opened from a file that somebody gave. */
  from: z.enum(["here", "file"]),
  /** When it came onto this device, in milliseconds since 1970. */
  at: z.number(),
  text: z.string(),
});
export type KeptCard = Omit<z.output<typeof KeptCard>, "v">;

/** In place of the one that was there; undefined takes it away. */
export async function keepCard(session: Session, card: KeptCard | undefined): Promise<Result<undefined, StorageFault>> {
  const change = session.store.change();
  if (card) change.put(NAME, { v: 1, ...card });
  else change.remove(NAME);
  return map(await session.store.commit(change), () => undefined);
}

/** Undefined when there is none, or it is damaged: another one can be fetched. */
export async function readCard(session: Session): Promise<KeptCard | undefined> {
  const stored = await session.store.read(NAME, KeptCard);
  return stored.type === "found" ? stored.value : undefined;
}
