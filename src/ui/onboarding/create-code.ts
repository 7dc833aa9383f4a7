import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { AccessFault } from "#src/operations/change-access.ts";
import { joinByCode } from "#src/operations/join-by-code.ts";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";

export type Code = {
  readonly value: Accessor<string>;
  readonly set: (text: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  /** Answers whether the relay knows this plan now. */
  readonly join: () => Promise<boolean>;
};

/** The code of a relay that takes people by invitation. What was typed stays until it has let somebody in. */
export function createCode(t: Accessor<Catalogue>): Code {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [value, setValue, clear] = createDraft("signup/code");
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  return {
    value,
    set: (text) => {
      setValue(text);
      setError(undefined);
    },
    error,
    busy,
    join: async () => {
      if (busy()) return false;
      if (value().trim() === "") {
        setError(t().signup.missing);
        return false;
      }
      setBusy(true);
      const joined = await joinByCode(session(), dossier(), value());
      setBusy(false);
      if (!joined.ok) {
        setError(sentence(t(), joined.error));
        return false;
      }
      clear();
      app.wake();
      return true;
    },
  };
}

function sentence({ signup }: Catalogue, fault: AccessFault): string {
  if (fault.type === "offline") return signup.offline;
  if (fault.type !== "refused") return signup.failed;
  if (fault.problem === "signup-used") return signup.used;
  return fault.problem === "signup-code" ? signup.wrong : signup.failed;
}
