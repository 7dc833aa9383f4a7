import { toBase64url } from "#src/base/bytes.ts";
import type { Replica } from "#src/operations/replica.ts";
import { capabilitySigningInput, encodeCapability, RIGHTS } from "#src/protocol/capability.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";

/** Capabilities below a holder's own for somebody who is nobody: rightly signed, and registered nowhere. */
export function forged(holder: Replica, grant: GrantId, sections: readonly SectionId[]): readonly string[] {
  return sections.flatMap((section) => {
    const own = holder.section(section)?.authors.get(holder.ref.grant)?.capability;
    if (!own) return [];
    const capability = {
      ...own,
      grant,
      rights: own.rights & ~RIGHTS.delegate,
      depth: 0,
      parent: holder.ref.grant,
      issuerPk: holder.keys.signPk,
      counter: 1,
    };
    const signature = holder.keys.sign(capabilitySigningInput(capability));
    return [toBase64url(encodeCapability({ capability, signature }))];
  });
}
