import { fromBase64url } from "#src/base/bytes.ts";
import { decodeCapability } from "#src/protocol/capability.ts";
import { type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import type { Ledger, LedgerDevice } from "./ledger.ts";

/** One of the resident's devices, as a list shows it. */
export type OwnDevice = {
  readonly device: GrantId;
  /** As it was called when it was linked, or later. */
  readonly name: string | undefined;
  /** Milliseconds since 1970; undefined for one that came before this was written down. */
  readonly addedAt: number | undefined;
  /** The one that is asked. */
  readonly here: boolean;
  /** The ledger names it: not before the first contact with a relay. */
  readonly known: boolean;
  /** Linked, and has not said yet that all is on it. */
  readonly pending: boolean;
};

/** Brought in by another device rather than by the making of the dossier or by its sheet. */
export function isLinked(certificate: string): boolean {
  const data = fromBase64url(certificate);
  const signed = data && decodeCapability(data);
  return signed !== undefined && signed.capability.parent !== ROOT_GRANT;
}

/** Those that have not ended, this one first, then the oldest; sheets are none. This one is there before the ledger says so. */
export function ownDevices(ledger: Ledger, here: GrantId): readonly OwnDevice[] {
  const live = [...ledger.devices].flatMap(([device, entry]) =>
    entry.endedAt === undefined && entry.sheet !== true ? [toOwn(device, entry, here)] : [],
  );
  const unnamed = { device: here, name: undefined, addedAt: undefined, here: true, known: false, pending: false };
  const all = ledger.devices.has(here) ? live : [unnamed, ...live];
  return all.sort(
    (a, b) =>
      Number(b.here) - Number(a.here) ||
      (a.addedAt ?? 0) - (b.addedAt ?? 0) ||
      (a.device < b.device ? -1 : a.device > b.device ? 1 : 0),
  );
}

const toOwn = (device: GrantId, { certificate, name, addedAt, readyAt }: LedgerDevice, here: GrantId): OwnDevice => ({
  device,
  name,
  addedAt,
  here: device === here,
  known: true,
  pending: readyAt === undefined && isLinked(certificate),
});
