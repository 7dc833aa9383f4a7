import { DATABASE_NAME, type Surroundings, defineDatabase } from "./database.ts";

/**
 * A key that this browser profile keeps and no script can read: the one kept under the name, or what `make` makes the
 * first time. Undefined where the browser cannot keep it (some refuse in private windows). Two tabs that make one at
 * once both get the one that was kept.
 */
export async function keepCryptoKey(
  name: string,
  make: () => Promise<CryptoKey>,
  {
    database: databaseName = DATABASE_NAME,
    surroundings,
  }: { readonly database?: string; readonly surroundings?: Surroundings } = {},
): Promise<CryptoKey | undefined> {
  const database = defineDatabase(databaseName, surroundings);
  try {
    const kept = await database.keys.get(name);
    if (kept) return kept;
    // Before the transaction, which would end while the key is being made.
    const made = await make();
    return await database.transaction("rw", database.keys, async () => {
      const meanwhile = await database.keys.get(name);
      if (meanwhile) return meanwhile;
      await database.keys.add(made, name);
      return made;
    });
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}
