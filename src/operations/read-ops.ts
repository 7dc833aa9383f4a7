import type { Authored } from "#src/dossier/authored.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { parseOp } from "#src/dossier/op.ts";

type Place = Pick<Authored, "device" | "position" | "relayTime" | "epoch">;

/** The ops of an opened envelope with all that is known of where they came from. One that is not JSON or no op is left out. */
export function readOps(
  texts: readonly string[],
  author: AuthorId,
  place: Place,
): { readonly ops: readonly Authored[]; readonly malformed: boolean } {
  const ops: Authored[] = [];
  for (const [index, text] of texts.entries()) {
    const parsed = parseOp(fromJson(text));
    if (parsed.ok) ops.push({ op: parsed.value, author, index, ...place });
  }
  return { ops, malformed: ops.length < texts.length };
}

/** Deeper than any record is, and far from where JSON.stringify runs out of stack: what is taken in is stored again. */
const DEEPEST = 64;

function fromJson(text: string): unknown {
  if (depthOf(text) > DEEPEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How deep objects and arrays lie in each other; brackets in strings do not count. */
function depthOf(json: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (quoted) {
      if (character === "\\") i += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, (depth += 1));
    else if (character === "}" || character === "]") depth -= 1;
  }
  return deepest;
}
