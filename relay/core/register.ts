import { type Result, err, ok } from "#src/base/result.ts";
import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import { Writer } from "#src/protocol/codec.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { type DossierId, idFromBytes } from "#src/protocol/ids.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { Tables } from "#relay/ports/store.ts";
import { applyAccess } from "./accept-access.ts";
import { sameKey } from "./authorize.ts";
import type { AccessReply, CommandOf } from "./commands.ts";
import { useSignupCode } from "./signup-codes.ts";
import type { Tools } from "./tools.ts";

/** H("dossier", rootPk)[0:16]: nobody can take another's id, for it is made of the keys. */
export const dossierOf = (rootPk: Bytes, sha512: Sha512): DossierId =>
  idFromBytes<DossierId>(sha512(concat(utf8("dossier\0"), new Writer().sized(rootPk).finish())).slice(0, 16));

/** POST /v1/dossiers: the dossier and its first access bundle, by its first device. */
export function register(tables: Tables, tools: Tools, command: CommandOf<"register">): Result<AccessReply, Problem> {
  const { request, rootPk, access, invited } = command;
  const { dossier, grant } = request;
  if (tables.ledger.erased(dossier)) return err(problem("erased"));
  if (tables.ledger.dossier(dossier)) return err(problem("dossier-exists"));
  const used = invited && useSignupCode(tables.nonces, invited);
  if (used) return err(used);
  tables.ledger.create(dossier, rootPk);
  const applied = applyAccess(tables, tools, request, access, command);
  if (!applied.ok) return applied;
  const row = tables.ledger.dossier(dossier);
  return row && tables.ledger.grant(dossier, grant)?.device && sameKey(tables, row, grant, request.key)
    ? ok(applied.value)
    : err(problem("unauthenticated"));
}
