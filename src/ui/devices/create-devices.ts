import { type Accessor, createMemo } from "solid-js";
import { readLedger } from "#src/grants/ledger.ts";
import { type OwnDevice, ownDevices } from "#src/grants/own-devices.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";

export type Devices = {
  readonly all: Accessor<readonly OwnDevice[]>;
  readonly of: (device: string | undefined) => OwnDevice | undefined;
};

/** The resident's own devices, as the ledger and what waits for it say. */
export function createDevices(): Devices {
  const dossier = useOwnDossier();
  const all = createMemo(() => {
    const replica = dossier();
    const ledger = replica.only("ledger");
    return ownDevices(readLedger(replica.shown(ledger.id) ?? ledger.log.settled), replica.ref.grant);
  });
  return { all, of: (id) => all().find(({ device }) => device === id) };
}

export function nameOf(t: Catalogue, device: OwnDevice | undefined): string {
  return device?.name ?? (device?.here ? t.devices.here : t.devices.unnamed);
}

/** "Dit apparaat, sinds 3 maart". */
export function hintOf(t: Catalogue, f: Formats, device: OwnDevice | undefined): string {
  if (!device) return "";
  const since = device.pending
    ? t.devices.pending
    : device.addedAt === undefined
      ? undefined
      : t.devices.since(f.date(device.addedAt));
  const here = device.here && device.name !== undefined ? t.devices.here : undefined;
  return [here, since].filter((part) => part !== undefined).join(" · ");
}
