import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { type Bytes, concat, fromBase64url, toBase64url, utf8 } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import { type Capability, RIGHTS, capabilitySigningInput, encodeCapability } from "#src/protocol/capability.ts";
import {
  type EnvelopeKind,
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
  type BlobId,
  type DossierId,
  type GrantId,
  type SectionId,
  idFromBytes,
} from "#src/protocol/ids.ts";
import { contentDigest, signatureBase, signatureInput } from "#src/protocol/signing-input.ts";
import { FOREVER, epoch } from "#src/protocol/time.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import type { SignedRequest } from "#relay/core/service.ts";

/** Builders of what a client sends, without a cipher: bodies are random, as they look to the relay. */
export const random = (length: number): Bytes => new Uint8Array(randomBytes(length));
export const randomId = <Id extends BlobId | DossierId | SectionId | GrantId>(): Id => idFromBytes<Id>(random(16));

/** Somebody with keys: a device, a holder, or the root. */
export type Actor = {
  readonly grant: GrantId;
  readonly signPk: Bytes;
  readonly boxPk: Bytes;
  readonly sign: (message: Uint8Array) => Bytes;
};

const rawPublic = (x: string | undefined): Bytes => {
  const key = fromBase64url(x ?? "");
  invariant(key?.length === 32, "a public key is 32 bytes");
  return key;
};

export function createActor(grant: GrantId = randomId<GrantId>()): Actor {
  const signing = generateKeyPairSync("ed25519");
  const box = generateKeyPairSync("x25519");
  return {
    grant,
    signPk: rawPublic(signing.publicKey.export({ format: "jwk" }).x),
    boxPk: rawPublic(box.publicKey.export({ format: "jwk" }).x),
    sign: (message) => new Uint8Array(sign(null, message, signing.privateKey)),
  };
}

/** H("dossier", rootPk)[0:16] */
export function dossierIdOf(rootPk: Bytes): DossierId {
  const length = new Uint8Array([0, 0, 0, rootPk.length]);
  return idFromBytes<DossierId>(sha512(concat(utf8("dossier\0"), length, rootPk)).slice(0, 16));
}

/** A device's certificate by default; a holder's access where a section is named. */
export function capabilityOf(
  subject: Actor,
  issuer: Actor,
  dossier: DossierId,
  fields: Partial<Capability> = {},
): Bytes {
  const capability: Capability = {
    grant: subject.grant,
    dossier,
    section: ALL_SECTIONS,
    subjectSignPk: subject.signPk,
    subjectBoxPk: subject.boxPk,
    rights: RIGHTS.manage,
    domainRights: 0,
    nbf: epoch(0),
    exp: FOREVER,
    readFrom: epoch(0),
    depth: 0,
    parent: issuer.grant,
    issuerPk: issuer.signPk,
    counter: 0,
    ...fields,
  };
  return encodeCapability({ capability, signature: issuer.sign(capabilitySigningInput(capability)) });
}

export type MadeEnvelope = { readonly wire: Bytes; readonly hash: Bytes };

export function envelopeOf(
  author: Actor,
  place: Pick<Prefix, "dossier" | "section" | "epoch" | "seq"> & Partial<Prefix> & { readonly kind?: EnvelopeKind },
  size = 296,
): MadeEnvelope {
  const prefix: Prefix = {
    kind: "entry",
    generation: 0,
    grant: author.grant,
    prevAuthor: ZERO_16,
    seenPos: 0,
    seenHead: ZERO_16,
    commit: place.kind === "drop" ? ZERO_16 : random(16),
    ...place,
  };
  const body = random(size);
  const hash = bodyHash(body, sha512);
  const signature = author.sign(envelopeSigningInput(prefixBytes(prefix), hash));
  return {
    wire: encodeEnvelope({ prefix, body, signature }),
    hash: envelopeHash(prefixBytes(prefix), hash, signature, sha512),
  };
}

export const AUTHORITY = "relay.example";

/** A request as HTTP hands it to the core. */
export function signedRequest<Body>(
  actor: Actor,
  dossier: DossierId,
  path: string,
  body: Body,
  now: Instant,
  nonce: string = toBase64url(random(16)),
): SignedRequest<Body> {
  const raw = utf8(
    JSON.stringify(body, (_key, value: unknown) => (value instanceof Uint8Array ? toBase64url(value) : value)),
  );
  const created = Math.floor(now / 1000);
  const base = signatureBase({
    method: "POST",
    authority: AUTHORITY,
    path,
    contentDigest: contentDigest(raw, sha512),
    signatureInput: signatureInput({ dossier, grant: actor.grant, created, nonce }),
  });
  return { dossier, grant: actor.grant, created, nonce, base, signature: actor.sign(base), raw, body };
}
