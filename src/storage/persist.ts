export type Persistence = "granted" | "denied" | "unknown";

/** Asks the browser not to throw this app's data away when space runs low. Some ask the person, most decide alone. */
export async function askPersistence(
  storage: Partial<StorageManager> | undefined = navigator.storage,
): Promise<Persistence> {
  if (!storage?.persist) return "unknown";
  try {
    const already = (await storage.persisted?.()) ?? false;
    return already || (await storage.persist()) ? "granted" : "denied";
  } catch {
    return "unknown";
  }
}

/** Bytes used and bytes allowed, as far as the browser says; rounded by it, so that sites learn nothing of each other. */
export async function estimate(
  storage: Partial<StorageManager> | undefined = navigator.storage,
): Promise<{ readonly usage: number; readonly quota: number } | undefined> {
  if (!storage?.estimate) return undefined;
  try {
    const { usage, quota } = await storage.estimate();
    return usage === undefined || quota === undefined ? undefined : { usage, quota };
  } catch {
    return undefined;
  }
}
