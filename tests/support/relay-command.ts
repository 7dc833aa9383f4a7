import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../../dist-relay-test/main.js", import.meta.url));

export type Commanded = { readonly code: number | null; readonly printed: unknown; readonly text: string };

/** Runs one command of the relay that the tests built, as an operator would, on the data of a folder. */
export async function relayCommand(
  dataDir: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Commanded> {
  const child = spawn(process.execPath, [BUILT, ...args], {
    env: { PATH: process.env["PATH"], RELAY_DATA_DIR: dataDir, ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  try {
    return { code, printed: JSON.parse(text) as unknown, text };
  } catch {
    return { code, printed: undefined, text };
  }
}
