import { NewSheet } from "#src/operations/new-sheet.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice } from "./world.ts";

/** A further sheet, copied by hand and checked; answers its words. */
export async function makeSheet({ session, own }: OpenDevice): Promise<string> {
  const sheet = new NewSheet();
  const words = sheet.words();
  const typed = [3, 9].map((position) => ({ position, word: words[position - 1] ?? "" }));
  valueOf(await sheet.register(session, own, typed));
  sheet.wipe();
  return words.join(" ");
}
