import type { Page } from "@playwright/test";

/** Planted in a photo as a camera plants the place: it must be gone from what is kept. */
export const PLACE = "52.0907N-5.1214E";

/** A photo of a letter as a phone makes it: a JPEG with, in its EXIF part, where it was taken. */
export async function photoOfLetter(page: Page, words: string): Promise<Buffer> {
  const base64 = await page.evaluate((text) => {
    const canvas = document.createElement("canvas");
    canvas.width = 1200;
    canvas.height = 1600;
    const pen = canvas.getContext("2d");
    if (pen) {
      pen.fillStyle = "white";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.fillStyle = "black";
      pen.font = "48px sans-serif";
      for (let line = 0; line < 20; line++) pen.fillText(text, 80, 160 + line * 64);
    }
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1] ?? "";
  }, words);
  const jpeg = Buffer.from(base64, "base64");
  const exif = Buffer.from(`Exif\0\0${PLACE}`, "latin1");
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  // Behind the start of the image: an APP1 segment.
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, jpeg.subarray(2)]);
}
