import { type KeyObject, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { type Bytes, concat, fromBase64url, toBase64url, utf8 } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import { type Capability, RIGHTS, capabilitySigningInput, encodeCapability } from "#src/protocol/capability.ts";
import { Writer } from "#src/protocol/codec.ts";
import {
  type Prefix,
  ZERO_16,
  bodyHash,
  encodeEnvelope,
  envelopeHash,
  envelopeSigningInput,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import {
  ALL_SECTIONS,
  type DossierId,
  type GrantId,
  ROOT_GRANT,
  type SectionId,
  idFromBytes,
} from "#src/protocol/ids.ts";
import { FOREVER, epoch, epochAt } from "#src/protocol/time.ts";
import type { Signer } from "./signed-fetch.ts";

/**
 * An owner's first device as the relay sees one: real keys and signatures by node:crypto, random bytes where sealed
 * ones would be. For tests of the relay that have no need of what is inside.
 */
export type FirstDevice = Signer & {
  readonly section: SectionId;
  /** The body of POST /v1/dossiers. */
  readonly registration: object;
  /** The device's next envelope in its section, as the bytes of one envelope of a batch. */
  nextEnvelope(now: Instant): Bytes;
};

const hash16 = (label: string, field: Bytes): Bytes =>
  sha512(concat(utf8(`${label}\0`), new Writer().sized(field).finish())).slice(0, 16);

function keyPair(kind: "ed25519" | "x25519"): { readonly pk: Bytes; readonly key: KeyObject } {
  const { publicKey, privateKey } = kind === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("x25519");
  const pk = fromBase64url(publicKey.export({ format: "jwk" }).x ?? "");
  invariant(pk?.length === 32, "a JWK of these curves has its 32 bytes in x");
  return { pk, key: privateKey };
}
const signed = (key: KeyObject, message: Bytes): Bytes => new Uint8Array(sign(null, message, key));
const random = (length: number): Bytes => new Uint8Array(randomBytes(length));

export function firstDevice(): FirstDevice {
  const root = keyPair("ed25519");
  const rootPk = concat(root.pk, keyPair("x25519").pk);
  const dossier = idFromBytes<DossierId>(hash16("dossier", rootPk));
  const device = keyPair("ed25519");
  const grant = idFromBytes<GrantId>(hash16("device", device.pk));
  const section = idFromBytes<SectionId>(random(16));
  const capability: Capability = {
    grant,
    dossier,
    section: ALL_SECTIONS,
    subjectSignPk: device.pk,
    subjectBoxPk: keyPair("x25519").pk,
    rights: RIGHTS.manage,
    domainRights: 0,
    nbf: epoch(0),
    exp: FOREVER,
    readFrom: epoch(0),
    depth: 0,
    parent: ROOT_GRANT,
    issuerPk: root.pk,
    counter: 0,
  };
  const signature = signed(root.key, capabilitySigningInput(capability));
  const bundle = (to: GrantId): object => ({
    grant: to,
    section,
    generation: 0,
    counter: 0,
    sealed: toBase64url(random(64)),
  });

  let seq = 0;
  let prevAuthor = ZERO_16;
  return {
    dossier,
    grant,
    key: device.key,
    section,
    registration: {
      dossier,
      rootPk: toBase64url(rootPk),
      access: {
        aclVersion: 0,
        capabilities: [toBase64url(encodeCapability({ capability, signature }))],
        revoked: [],
        endedDevices: [],
        sections: [{ section, generation: 0, inbox: false }],
        envelopes: [],
        bundles: [bundle(ROOT_GRANT), bundle(grant)],
        welcomes: [],
      },
    },
    nextEnvelope: (now) => {
      seq += 1;
      const prefix: Prefix = {
        kind: "entry",
        dossier,
        section,
        generation: 0,
        epoch: epochAt(now),
        grant,
        seq,
        prevAuthor,
        seenPos: 0,
        seenHead: ZERO_16,
        commit: random(16),
      };
      const body = random(24 + 16 + 256);
      const hash = bodyHash(body, sha512);
      const own = signed(device.key, envelopeSigningInput(prefixBytes(prefix), hash));
      prevAuthor = envelopeHash(prefixBytes(prefix), hash, own, sha512).slice(0, 16);
      return encodeEnvelope({ prefix, body, signature: own });
    },
  };
}
