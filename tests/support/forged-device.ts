import { toBase64url } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { sealBundle } from "#src/crypto/key-bundle.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { rootCover } from "#src/crypto/time-tree.ts";
import { deviceFields } from "#src/operations/create-dossier.ts";
import { takeBundles } from "#src/operations/fetch-bundles.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type SignedCapability, capabilitySigningInput } from "#src/protocol/capability.ts";
import type { SectionId } from "#src/protocol/ids.ts";

const HIGHEST = 0xffff_ffff;

type Issuer = Pick<Replica, "keys"> & { readonly ref: Pick<Replica["ref"], "grant"> };

/** A device that another one makes up, with a certificate that chains to the root like any. */
export function madeUpBy(by: Pick<Replica, "keys" | "ref">): {
  readonly issuer: Issuer;
  readonly certificate: SignedCapability;
} {
  const keys = AccessKeys.generate();
  const fields = deviceFields(keys);
  const capability = { ...fields, dossier: by.ref.dossier, parent: by.ref.grant, issuerPk: by.keys.signPk };
  const certificate = { capability, signature: by.keys.sign(capabilitySigningInput(capability)) };
  return { issuer: { keys, ref: { grant: fields.grant } }, certificate };
}

/** What the relay hands out as if it had been stored: a key that the issuer made up, in the place of a section's own. */
export async function offer(
  to: Replica,
  issuer: Issuer,
  section: SectionId,
  vouchers: readonly SignedCapability[] = [],
): Promise<boolean> {
  const generation = to.section(section)?.generation ?? 0;
  const evil = rootCover(randomBytes(32));
  const sealed = sealBundle(
    {
      dossier: to.ref.dossier,
      section,
      generation,
      grant: to.ref.grant,
      counter: HIGHEST,
      content: { cover: evil },
      issuer: issuer.ref.grant,
      vouchers,
    },
    issuer.keys,
    to.keys.boxPk,
  );
  if (!sealed) throw new Error("the recipient's key is sound");
  await takeBundles(to, { time: 0, bundles: [{ section, generation, counter: HIGHEST, sealed }], welcomes: [] });
  const held = to.ring.whole(section, generation);
  const [evilNode] = evil;
  return (
    held !== undefined &&
    "cover" in held &&
    evilNode !== undefined &&
    held.cover.some(({ key }) => toBase64url(key) === toBase64url(evilNode.key))
  );
}
