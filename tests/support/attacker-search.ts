import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Something that must not be found, and what to call it. */
export type Canary = { readonly name: string; readonly bytes: Uint8Array };
export type Haystack = { readonly name: string; readonly bytes: Uint8Array };

export const textCanary = (text: string): Canary => ({ name: text, bytes: Buffer.from(text, "utf8") });

/** The forms in which a programmer's slip leaves a secret behind; base64 at each of its three alignments, both alphabets. */
export function formsOf({ bytes }: Canary): ReadonlyMap<string, Buffer> {
  const plain = Buffer.from(bytes);
  const text = plain.toString("utf8");
  const isText = Buffer.from(text, "utf8").equals(plain);
  const forms = new Map<string, Buffer>([
    ["as it is", plain],
    ["hex", Buffer.from(plain.toString("hex"))],
    ["HEX", Buffer.from(plain.toString("hex").toUpperCase())],
    ["reversed", Buffer.from(plain).reverse()],
  ]);
  if (isText) {
    forms.set("UTF-16 LE", Buffer.from(text, "utf16le"));
    forms.set("UTF-16 BE", Buffer.from(text, "utf16le").swap16());
    forms.set("percent-encoded", Buffer.from(encodeURIComponent(text)));
  }
  for (const shift of [0, 1, 2])
    for (const alphabet of ["base64", "base64url"] as const) {
      const whole = Buffer.concat([Buffer.alloc(shift), plain])
        .toString(alphabet)
        .replaceAll("=", "");
      // Characters at both ends also carry bits of what stands beside: only those wholly of the secret are looked for.
      const from = Math.ceil((shift * 8) / 6);
      const to = Math.floor(((shift + plain.length) * 8) / 6);
      forms.set(`${alphabet} at ${shift}`, Buffer.from(whole.slice(from, to)));
    }
  return forms;
}

/** Where any of them was found, in whatever form. */
export function search(haystacks: readonly Haystack[], canaries: readonly Canary[]): readonly string[] {
  const found: string[] = [];
  for (const canary of canaries)
    for (const [form, needle] of formsOf(canary))
      for (const { name, bytes } of haystacks) {
        const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        if (hay.includes(needle)) found.push(`${canary.name} (${form}) in ${name}`);
      }
  return found;
}

/** Every file below a folder. */
export const filesIn = (folder: string): readonly Haystack[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));

/** All values and keys of every store of every database, as bytes; what is no bytes, as the text that it prints as. */
export async function dumpIndexedDb(factory: IDBFactory): Promise<readonly Haystack[]> {
  const out: Haystack[] = [];
  for (const { name = "" } of await factory.databases()) {
    const db = await asPromise(factory.open(name));
    for (const store of db.objectStoreNames) {
      const opened = db.transaction(store).objectStore(store);
      const values: unknown[] = await asPromise(opened.getAll());
      const keys = await asPromise(opened.getAllKeys());
      const parts = [...values, ...keys].flatMap(partsOf);
      out.push({ name: `${name}/${store}`, bytes: Buffer.concat([Buffer.from(`${name}/${store}\0`), ...parts]) });
    }
    db.close();
  }
  return out;
}

function partsOf(value: unknown): readonly Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  if (value instanceof ArrayBuffer) return [new Uint8Array(value)];
  if (typeof value !== "object" || value === null) return [Buffer.from(String(value))];
  return Object.entries(value).flatMap(([key, held]) => [Buffer.from(key), ...partsOf(held)]);
}

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the database gives no reason")));
  });
