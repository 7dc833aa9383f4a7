import { readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "vite";
import { house, root } from "./house.ts";

/** What the relay may hold: its own code, and of the app only what says nothing about the content of a dossier. */
const open = ["relay/", "src/base/", "src/protocol/"];

/** The files from which the relay runs: its main file and every thread of its adapters. */
export function relayEntries(): readonly string[] {
  const threads = readdirSync(join(root, "relay/adapters"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("-worker.ts"))
    .map((path) => `relay/adapters/${path.split(sep).join("/")}`);
  return ["relay/main.ts", ...threads];
}

const isOpen = (path: string): boolean => open.some((folder) => path.startsWith(folder));
const packageOf = (id: string): string => id.split("/", id.startsWith("@") ? 2 : 1).join("/");
const ownedByRelay = (name: string): boolean => (house.owners[name] ?? []).some(isOpen);

/**
 * Follows every import from the entries, before anything unused is dropped, and returns what the relay must not have:
 * our own files by path, packages by name, sorted. `planted` adds files to the project without writing them.
 */
export async function forbiddenInRelay(
  entries: readonly string[],
  planted: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const forbidden = new Set<string>();
  const pathOf = (id: string): string =>
    relative(root, id.replace(/[?#].*$/, ""))
      .split(sep)
      .join("/");
  const files = new Map(Object.entries(planted).map(([path, text]) => [join(root, path), text]));
  const witness: Plugin = {
    name: "relay-graph",
    enforce: "pre",
    resolveId(source) {
      if (source.startsWith("\0") || isBuiltin(source)) return undefined;
      const own = join(root, source.replace(/^#/, ""));
      if (files.has(own)) return own;
      if (/^[./#]/.test(source) || source.startsWith(root)) return undefined;
      if (!entries.includes(source) && !ownedByRelay(packageOf(source))) forbidden.add(packageOf(source));
      return undefined;
    },
    load: (id) => files.get(id),
    moduleParsed({ id }) {
      if (!id.startsWith("\0") && !isOpen(pathOf(id))) forbidden.add(pathOf(id));
    },
  };
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "silent",
    plugins: [witness],
    build: { ssr: true, write: false, target: "node20", rolldownOptions: { input: [...entries] } },
  });
  return [...forbidden].sort();
}
