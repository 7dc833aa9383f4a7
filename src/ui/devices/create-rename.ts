import { type Accessor, createSignal } from "solid-js";
import { amend } from "#src/dossier/kind.ts";
import { LedgerDevice, ledgerId } from "#src/grants/ledger.ts";
import type { OwnDevice } from "#src/grants/own-devices.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";

export const LONGEST_NAME = 80;

export type Rename = {
  readonly name: Accessor<string>;
  readonly setName: (text: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly save: () => Promise<void>;
};

/** The name of a device. It lies in the ledger, which only the resident's own devices read. */
export function createRename(t: Accessor<Catalogue>, device: Accessor<OwnDevice | undefined>): Rename {
  const dossier = useOwnDossier();
  const writer = createWriter();
  const [typed, setTyped] = createSignal<string>();
  const [missing, setMissing] = createSignal(false);
  const name = (): string => typed() ?? device()?.name ?? "";
  return {
    name,
    setName: (text) => {
      setTyped(text);
      setMissing(false);
      writer.clear();
    },
    error: () => {
      const fault = writer.fault();
      return missing() ? t().devices.detail.missing : fault && faultText(t(), fault, t().devices.detail.missing);
    },
    save: async () => {
      const one = device();
      const called = name().trim();
      setMissing(called === "");
      if (!one || called === "") return;
      const kept = await writer.write(dossier().only("ledger").id, (at) =>
        amend(LedgerDevice, ledgerId(one.device), { name: called }, at),
      );
      if (kept) say({ text: t().devices.detail.saved });
    },
  };
}
