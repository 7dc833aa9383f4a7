import type { Disk } from "./ports.ts";

/** Where the record lies that a pincode opens; its name says nothing secret. */
export const UNLOCK = "unlock";

/** Is there something on this device that a pincode opens? */
export async function isHere({ disk }: { readonly disk: Pick<Disk, "get"> }): Promise<boolean> {
  const [record] = await disk.get([UNLOCK]);
  return record !== undefined;
}
