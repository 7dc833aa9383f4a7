import { type Bytes, equal } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import {
  RIGHTS,
  type Capability,
  type SignedCapability,
  capabilitySigningInput,
  isWellFormed,
  narrows,
} from "./capability.ts";
import type { Verify } from "./ed25519-profile.ts";
import { type GrantId, ROOT_GRANT } from "./ids.ts";
import { DELEGATION_DEPTH } from "./limits.ts";

/** A chain runs root → device → holder → colleague. Why one does not hold: */
export type ChainFault =
  | { readonly type: "chain-malformed" }
  | { readonly type: "chain-broken"; readonly at: GrantId }
  | { readonly type: "chain-widens"; readonly at: GrantId }
  | { readonly type: "chain-bad-signature"; readonly at: GrantId }
  | { readonly type: "chain-too-long" };

/** Finds the capability of a grant that gives access to the child's section; devices have one for all. */
export type FindParent = (grant: GrantId, child: Capability) => SignedCapability | undefined;

/** Root, one or more devices that vouch for each other, a holder, and colleagues below. */
const LONGEST = 32 + DELEGATION_DEPTH;

/**
 * Does this capability follow from the root? Checks form, narrowing, and every signature up to a link that
 * the caller already admitted (`isAdmitted`), or to the root key itself. Says nothing about time or revocation.
 */
export async function verifyChain(
  leaf: SignedCapability,
  rootSignPk: Bytes,
  find: FindParent,
  verify: Verify,
  isAdmitted: (link: SignedCapability) => boolean = () => false,
): Promise<Result<readonly SignedCapability[], ChainFault>> {
  const links: SignedCapability[] = [];
  let link = leaf;
  for (let length = 0; length < LONGEST; length++) {
    const { capability, signature } = link;
    if (!isWellFormed(capability)) return err({ type: "chain-malformed" });
    links.push(link);
    if (isAdmitted(link)) return ok(links);
    if (!(await verify(capability.issuerPk, capabilitySigningInput(capability), signature)))
      return err({ type: "chain-bad-signature", at: capability.grant });
    if (capability.parent === ROOT_GRANT) {
      // The root signs devices and recovery keys, nothing else.
      if (!equal(capability.issuerPk, rootSignPk) || (capability.rights & RIGHTS.manage) === 0)
        return err({ type: "chain-broken", at: capability.grant });
      return ok(links);
    }
    const parent = find(capability.parent, capability);
    if (!parent) return err({ type: "chain-broken", at: capability.grant });
    if (!narrows(capability, parent.capability)) return err({ type: "chain-widens", at: capability.grant });
    link = parent;
  }
  return err({ type: "chain-too-long" });
}
