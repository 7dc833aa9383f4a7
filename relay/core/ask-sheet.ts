import { toBase64url } from "#src/base/bytes.ts";
import { err, ok } from "#src/base/result.ts";
import { encodeCapability } from "#src/protocol/capability.ts";
import { problem } from "#src/protocol/errors.ts";
import { ALL_SECTIONS } from "#src/protocol/ids.ts";
import type { Desk } from "./desk.ts";
import type { RelayService } from "./service.ts";

/** Which dossier a further sheet is of. The relay does not know which of its devices are sheets; that it ended is said. */
export function sheetVerbs({ look, now }: Desk): Pick<RelayService, "findSheet"> {
  return {
    findSheet: ({ sheet }) =>
      look(({ ledger }) => {
        const home = ledger.homeOf(sheet);
        const dossier = home && ledger.dossier(home);
        const held = home && ledger.held(home, sheet, ALL_SECTIONS);
        if (!dossier || !held) return err(problem("not-found"));
        if (ledger.grant(dossier.dossier, sheet)?.end) return err(problem("revoked"));
        const certificate = toBase64url(encodeCapability(held));
        return ok({ time: now(), rootPk: toBase64url(dossier.rootPk), certificate });
      }),
  };
}
