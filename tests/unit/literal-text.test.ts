import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";

const UI = fileURLToPath(new URL("../../src/ui/", import.meta.url));
/** For who builds with the kit, in no build: the words there stand in for any. */
const NOT_FOR_PEOPLE = "specimen";
/** What a person sees or hears of an element. */
const SPOKEN: ReadonlySet<string> = new Set([
  "title",
  "alt",
  "placeholder",
  "aria-label",
  "aria-description",
  "label",
  "legend",
  "heading",
  "lead",
  "hint",
  "text",
  "error",
]);
const LETTERS = /\p{L}{2,}/u;

/** Words that stand in a component itself, as children or in what is spoken of it. */
function literals(name: string, source: string): readonly string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const say = (node: ts.Node, text: string): void => {
    if (!LETTERS.test(text)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1} ${text.trim()}`);
  };
  const textOf = (node: ts.Node | undefined): string | undefined => {
    if (node === undefined) return undefined;
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isJsxExpression(node)) return textOf(node.expression);
    return ts.isTemplateExpression(node)
      ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(" ")
      : undefined;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) say(node, textOf(node.initializer) ?? "");
    if (ts.isJsxElement(node) || ts.isJsxFragment(node))
      for (const child of node.children) if (ts.isJsxExpression(child)) say(child, textOf(child) ?? "");
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

it("no component has a word of its own: all of them come from the catalogue, or from a person", () => {
  const files = readdirSync(UI, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".tsx") && !name.startsWith(NOT_FOR_PEOPLE),
  );
  expect(files.length).toBeGreaterThan(150);
  expect(files.flatMap((name) => literals(name, readFileSync(join(UI, name), "utf8")))).toEqual([]);
});

it("control: a word in each of these places is found, and what is no word is not", () => {
  const found = (jsx: string): number => literals("a.tsx", `export const A = () => ${jsx};`).length;
  for (const jsx of [
    "<p>Even bezig</p>",
    '<p>{"Even bezig"}</p>',
    '<button aria-label="Sluit">x</button>',
    "<Field label={`Kies ${1}`} />",
  ])
    expect(found(jsx)).toBe(1);
  for (const jsx of ['<p class="roer-note">{t().kit.busy}</p>', "<p> · {name}</p>", '<Button kind="quiet" />'])
    expect(found(jsx)).toBe(0);
});
