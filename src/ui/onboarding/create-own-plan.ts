import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { addDossier } from "#src/operations/create-dossier.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { faultText } from "#src/ui/session/fault-text.ts";

export type OwnPlan = {
  readonly name: Accessor<string>;
  readonly setName: (text: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  /** Answers whether there is a plan of one's own now. */
  readonly make: () => Promise<boolean>;
};

/** A plan of one's own beside the keys that are here: the pincode of this device opens both. */
export function createOwnPlan(t: Accessor<Catalogue>): OwnPlan {
  const app = useApp();
  const session = useSession();
  const [name, setName, clearName] = createDraft("own-plan/name");
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  return {
    name,
    setName: (text) => {
      setName(text);
      setError(undefined);
    },
    error,
    busy,
    make: async () => {
      if (busy()) return false;
      const typed = name().trim();
      if (typed === "") {
        setError(t().onboarding.name.missing);
        return false;
      }
      setBusy(true);
      const open = session();
      const made = await open.exclusive(() => addDossier(open, typed));
      setBusy(false);
      if (!made.ok) {
        setError(faultText(t(), made.error, t().onboarding.name.notKept));
        return false;
      }
      clearName();
      app.wake();
      return true;
    },
  };
}
