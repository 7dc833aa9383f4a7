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

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
