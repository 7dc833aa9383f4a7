import { concat, toBase64url } from "#src/base/bytes.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { ZERO_16 } from "#src/protocol/envelope.ts";
import { type GrantId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import { epochAt } from "#src/protocol/time.ts";
import { capabilityOf, createActor, dossierIdOf, envelopeOf, random, randomId } from "./relay-client-bytes.ts";
import type { Signer } from "./signed-fetch.ts";

/** An owner's first device with one section, for tests that speak to a relay over the network. */
export type FirstDevice = Signer & {
  readonly section: SectionId;
  /** The body of POST /v1/dossiers. */
  readonly registration: object;
  /** The device's next envelope in its section, as the bytes of one envelope of a batch. */
  nextEnvelope(now: Instant): Bytes;
};

export function firstDevice(): FirstDevice {
  const root = createActor(ROOT_GRANT);
  const device = createActor();
  const rootPk = concat(root.signPk, root.boxPk);
  const dossier = dossierIdOf(rootPk);
  const section = randomId<SectionId>();
  const bundle = (grant: GrantId): object => ({
    grant,
    section,
    generation: 0,
    counter: 0,
    sealed: toBase64url(random(64)),
  });
  let seq = 0;
  let last = ZERO_16;
  return {
    dossier,
    grant: device.grant,
    sign: device.sign,
    section,
    registration: {
      dossier,
      rootPk: toBase64url(rootPk),
      access: {
        aclVersion: 0,
        capabilities: [toBase64url(capabilityOf(device, root, dossier))],
        revoked: [],
        endedDevices: [],
        sections: [{ section, generation: 0, inbox: false }],
        envelopes: [],
        bundles: [bundle(ROOT_GRANT), bundle(device.grant)],
        welcomes: [],
      },
    },
    nextEnvelope: (now) => {
      seq += 1;
      const made = envelopeOf(device, { dossier, section, epoch: epochAt(now), seq, prevAuthor: last });
      last = made.hash.slice(0, 16);
      return made.wire;
    },
  };
}
