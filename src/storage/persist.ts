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

let asked = false;

/** Once for each page that is open: when something of a person's lies here, and not before. Most browsers decide alone. */
export function keepStorage(storage: Partial<StorageManager> | undefined = navigator.storage): void {
  if (asked) return;
  asked = true;
  void askPersistence(storage);
}

/** So much is left, or so small a share, that a few photos more would not fit. */
const LITTLE_BYTES = 50 * 1024 * 1024;
const LITTLE_SHARE = 0.1;

/** Will it soon be full? */
export const isNearlyFull = ({ usage, quota }: { readonly usage: number; readonly quota: number }): boolean =>
  quota - usage < Math.min(LITTLE_BYTES, quota * LITTLE_SHARE);

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
