import type { WordsFault } from "#src/crypto/words.ts";
import type { AccessFault } from "./change-access.ts";
import type { StorageFault } from "./ports.ts";
import type { UnlockFault } from "./opening.ts";

/** Why a sheet did not bring a plan back. */
export type RecoverFault =
  | WordsFault
  | AccessFault
  | UnlockFault
  | StorageFault
  | { readonly type: "no-such-dossier" }
  /** A further sheet that the resident ended, or that another recovery did. */
  | { readonly type: "sheet-ended" }
  | { readonly type: "backup-incomplete" };
