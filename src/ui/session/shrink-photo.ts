import type { Picked } from "#src/operations/keep-file.ts";

/** A letter stays readable: some 200 dots an inch of an A4. */
const LONGEST_SIDE = 2400;
const QUALITY = 0.82;
const PHOTOS: ReadonlySet<string> = new Set(["image/jpeg", "image/heic", "image/heif", "image/webp"]);

/**
 * A photo drawn anew: small enough to send, upright, and without what a camera writes into it, such as the place. What
 * is no photo, or cannot be drawn here, stays as it is.
 */
export async function shrinkPhoto(file: File, title: string): Promise<Picked> {
  const asItIs: Picked = { title, contentType: file.type.split(";")[0]?.trim().toLowerCase() ?? "", data: file };
  if (!PHOTOS.has(asItIs.contentType)) return asItIs;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const data = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return data ? { title, contentType: "image/jpeg", data } : asItIs;
  } catch {
    return asItIs;
  }
}
