import type { Picked } from "#src/operations/keep-file.ts";

/** A letter stays readable: some 200 dots an inch of an A4. */
const LONGEST_SIDE = 2400;
const QUALITY = 0.82;
/** Drawings and moving pictures, which no camera makes. */
const NO_PHOTO: ReadonlySet<string> = new Set(["image/svg+xml", "image/gif"]);
/** Browsers that do not know a kind of picture give it no type. */
const PHOTO_NAME = /\.(?:jpe?g|heic|heif|avif|webp|tiff?|png)$/iu;

export type Shrunk = {
  readonly picked: Picked;
  /** False for a picture that may still say where it was made: it could not be drawn here. */
  readonly clean: boolean;
};

/**
 * A photo drawn anew: small enough to send, upright, and without what a camera writes into it, such as the place. What
 * is no photo stays as it is; so does one that this browser cannot draw, and then that is said.
 */
export async function shrinkPhoto(file: File, title: string): Promise<Shrunk> {
  const contentType = file.type.split(";")[0]?.trim().toLowerCase() ?? "";
  const asItIs: Picked = { title, contentType, data: file };
  const isPhoto = contentType === "" ? PHOTO_NAME.test(file.name) : contentType.startsWith("image/");
  if (!isPhoto || NO_PHOTO.has(contentType)) return { picked: asItIs, clean: true };
  try {
    // A screenshot keeps its sharp letters.
    const type = contentType === "image/png" ? contentType : "image/jpeg";
    return { picked: { title, contentType: type, data: await drawn(file, type) }, clean: true };
  } catch {
    return { picked: asItIs, clean: false };
  }
}

async function drawn(file: File, type: string): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser does not draw");
  // Where a picture shows nothing, a jpeg would be black.
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const data = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, QUALITY));
  if (!data) throw new Error("this browser does not write pictures");
  return data;
}
