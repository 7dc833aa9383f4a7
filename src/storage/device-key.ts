import { type Database, type Surroundings, defineDatabase } from "./database.ts";
import { DATABASE_NAME } from "./database-name.ts";

/**
 * A key that this browser profile keeps and no script can read: the one kept under the name, or what `make` makes the
 * first time. Undefined where the browser cannot keep it (some refuse in private windows). Two tabs that make one at
 * once both get the one that was kept.
 */
export async function keepCryptoKey(
  name: string,
  make: () => Promise<CryptoKey>,
  where: { readonly database?: string; readonly surroundings?: Surroundings } = {},
): Promise<CryptoKey | undefined> {
  // A connection may break for a moment. To go on without a key that is there would make a right pincode a wrong one.
  for (let tries = 0; tries < 2; tries++) {
    const database = defineDatabase(where.database ?? DATABASE_NAME, where.surroundings);
    try {
      return await keptOrMade(database, name, make);
    } catch {
      continue;
    } finally {
      database.close();
    }
  }
  return undefined;
}

async function keptOrMade(database: Database, name: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
  const kept = await database.keys.get(name);
  if (kept) return kept;
  // Before the transaction, which would end while the key is being made.
  const made = await make();
  return database.transaction("rw", database.keys, async () => {
    const meanwhile = await database.keys.get(name);
    if (meanwhile) return meanwhile;
    await database.keys.add(made, name);
    return made;
  });
}
