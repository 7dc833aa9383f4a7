import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import ts from "typescript";
import { house, type Layer } from "./house.ts";

const longest = 300;
const catchAll = /^(utils?|helpers?|common|shared|misc|lib)$/;

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
}

function entries(root: string): readonly Entry[] {
  return ["src", "relay"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true }).map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(join(root, "/").length).split(sep).join("/"),
      isFolder: entry.isDirectory(),
    })),
  );
}

/** True when the layer's own folder, or one that it may have, holds the path; other layers inside it do not count. */
function holds({ path: home, exclude = [], also = [], folders = [] }: Layer, { path, isFolder }: Entry): boolean {
  if (path === home || also.includes(path)) return true;
  if (!path.startsWith(`${home}/`)) return false;
  const [first = "", ...deeper] = path.slice(home.length + 1).split("/");
  if (exclude.includes(first)) return false;
  return folders.includes(first) || (deeper.length === 0 && !isFolder);
}

const leadsToLayer = (path: string): boolean => house.layers.some((layer) => layer.path.startsWith(`${path}/`));

/** True for a file whose only statements hand on what other files export, by `export from` or by import and export. */
function isBarrel(name: string, text: string): boolean {
  const { statements } = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext);
  const handsOn = statements.filter((each) => ts.isExportDeclaration(each));
  return handsOn.length > 0 && statements.every((each) => ts.isExportDeclaration(each) || ts.isImportDeclaration(each));
}

/** What in src/ and relay/ of the project at `root` breaks the layout, one sentence each, in no order. */
export function layoutFaults(root: string): readonly string[] {
  const faults: string[] = [];
  for (const entry of entries(root)) {
    const { path, isFolder } = entry;
    const name = path.split("/").at(-1) ?? "";
    const isCode = /\.tsx?$/.test(name);
    if (isFolder && catchAll.test(name)) faults.push(`${path} is a folder for anything`);
    if ((isFolder || isCode) && !leadsToLayer(path) && !house.layers.some((layer) => holds(layer, entry)))
      faults.push(`${path} is in no layer of the table`);
    if (!isCode) continue;
    const text = readFileSync(join(root, path), "utf8");
    const lines = text.split("\n").length - 1;
    if (lines > longest) faults.push(`${path} has ${lines} lines, more than ${longest}`);
    if (isBarrel(name, text)) faults.push(`${path} only hands on the exports of others`);
  }
  return faults;
}
