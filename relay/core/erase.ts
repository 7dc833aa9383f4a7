import { concat, utf8 } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import type { Problem } from "#src/protocol/errors.ts";
import { idToBytes } from "#src/protocol/ids.ts";
import type { Tables } from "#relay/ports/store.ts";
import { mayManage } from "./authorize.ts";
import type { Answer, CommandOf } from "./commands.ts";
import type { Tools } from "./tools.ts";

/** POST /v1/erase: nothing stays but a hash, so that the id is never used again. On a full dossier too. */
export function erase(tables: Tables, tools: Tools, { request }: CommandOf<"erase">): Result<Answer<"erase">, Problem> {
  const allowed = mayManage(tables, request.dossier, request.grant);
  if (!allowed.ok) return allowed;
  const proof = concat(utf8("roer/v1/erased"), idToBytes(request.dossier), request.base, request.signature);
  tables.erase(request.dossier, tools.sha512(proof).slice(0, 32));
  return ok({});
}
