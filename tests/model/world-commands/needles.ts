/** Stands in every text that somebody of this world writes, and in the resident's name. */
export const CANARY = "Kanarievogel";

/** As it would stand in base64, at each of the three places where it can begin. */
const forms = (word: string): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const coded = Buffer.from("x".repeat(shift) + word, "latin1").toString("base64");
    return coded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + word.length) * 8) / 6));
  });
const NEEDLES = [CANARY, ...forms(CANARY), Buffer.from(CANARY, "latin1").toString("hex")];

/** The needles that stand in anything of a value, at any depth, in bytes or in text. */
export function readableIn(value: unknown): readonly string[] {
  if (typeof value === "string") return NEEDLES.filter((needle) => value.includes(needle));
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return NEEDLES.filter((needle) => bytes.includes(needle));
  }
  if (Array.isArray(value)) return value.flatMap(readableIn);
  if (typeof value !== "object" || value === null || value instanceof AbortSignal) return [];
  return Object.values(value).flatMap(readableIn);
}
