import { equal, fromBase64url } from "#src/base/bytes.ts";
import { type AccessKeys, deviceIdOf } from "#src/crypto/access-keys.ts";
import type { Ledger } from "#src/grants/ledger.ts";
import { RIGHTS, type SignedCapability, decodeCapability } from "#src/protocol/capability.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";

/** Undefined for a text that is no certificate. */
export function decodeCertificate(text: string): SignedCapability | undefined {
  const data = fromBase64url(text);
  return data && decodeCapability(data);
}

/** Does it make exactly these keys a device of that dossier, or a sheet? Whether it follows from the root is not asked. */
export const isCertificateOf = (
  { capability }: SignedCapability,
  dossier: DossierId,
  { signPk, boxPk }: Pick<AccessKeys, "signPk" | "boxPk">,
): boolean =>
  capability.dossier === dossier &&
  capability.grant === deviceIdOf(signPk) &&
  equal(capability.subjectSignPk, signPk) &&
  equal(capability.subjectBoxPk, boxPk) &&
  capability.rights === RIGHTS.manage;

/** All devices this dossier ever had. `own`: this one's, even before the ledger says so. */
export function certificatesOf(ledger: Ledger, own: string | undefined): readonly SignedCapability[] {
  const texts = new Set([
    ...[...ledger.devices.values()].map(({ certificate }) => certificate),
    ...(own === undefined ? [] : [own]),
  ]);
  return [...texts].flatMap((text) => decodeCertificate(text) ?? []);
}

/** A device's certificate and those it follows from, up to the one that the root signed. */
export function chainOf(device: GrantId, certificates: readonly SignedCapability[]): readonly SignedCapability[] {
  const byGrant = new Map(certificates.map((one) => [one.capability.grant, one]));
  const chain: SignedCapability[] = [];
  let link = byGrant.get(device);
  while (link && !chain.includes(link)) {
    chain.push(link);
    link = byGrant.get(link.capability.parent);
  }
  return chain;
}
