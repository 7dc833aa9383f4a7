import type { Bytes } from "#src/base/bytes.ts";

/** Gives bytes to the person as a file, in the folder where their browser puts files. */
export const saveFile = (name: string, parts: readonly Bytes[], type = "application/octet-stream"): void =>
  saveBlob(name, new Blob([...parts], { type }));

/** The same for what is too large to be held as bytes. */
export function saveBlob(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
