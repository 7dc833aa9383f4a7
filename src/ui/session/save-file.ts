import type { Bytes } from "#src/base/bytes.ts";

/** Gives bytes to the person as a file, in the folder where their browser puts files. */
export function saveFile(name: string, parts: readonly Bytes[], type = "application/octet-stream"): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
