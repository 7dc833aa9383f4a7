import { type Bytes, utf8 } from "#src/base/bytes.ts";

/**
 * Every derivation, hash and signature names its purpose by a label from this list, so that bytes made for
 * one purpose never pass for another. A label, once used in a release, keeps its meaning for ever.
 */
export const KDF_LABELS = [
  "root-sign", // recovery secret → Ed25519 seed of the root
  "root-box", // recovery secret → X25519 secret key of the root
  "sheet-sign", // secret of a further sheet → Ed25519 seed of its key
  "sheet-box", // secret of a further sheet → X25519 secret key of its key, bound to the root's public keys
  "guardians", // what guardians have together → secret of their recovery key
  "guardians-wish", // what guardians have together for the wish → X25519 secret key to which it is sealed
  "section-id", // SR of the ledger's generation 0 → id of the one section of a kind
  "standing", // SR of the ledger's generation 0 → ids of what a proposal becomes without a tap
  "inbox", // SR of the inbox section → X25519 secret key of the inbox
  "env", // epoch key ‖ nonce → key of one envelope, bound to its prefix
  "blob", // blob key → key of one chunk, bound to id, index and last
  "backup", // key of a backup file → key of one of its pieces, bound to place and last
  "grant-sign", // holder's seed → Ed25519 seed of one grant, bound to the invitation
  "grant-box", // holder's seed → X25519 secret key of one grant, bound to the invitation
  "invite-id", // invitation secret → the id the relay knows it by
  "invite-key", // invitation secret → the key under which claim and answer are sealed
  "inv-code", // typed code of 20 characters → invitation secret
  "welcome", // key of a welcome
  "sealed", // X25519 result → key of a sealed box, bound to its keys, label and context
  "unlock-slot", // Argon2id result ‖ device mix → key of one slot of the unlock record
  "unlock-carried", // area key → key of what the unlock record carries for another device
  "compartment-along", // Argon2id result → what masks the compartment's key on its way there
  "device-mix", // HMAC of the browser's device key → what is mixed into a slot key
  "local-db", // master key of the device → key of one value in the local database
  "local-name", // master key of the device → the name under which a value is kept
] as const;
export type KdfLabel = (typeof KDF_LABELS)[number];

export const HASH_LABELS = [
  "dossier", // root public keys → dossier id
  "device", // device signing key → grant id of the device
  "ledger", // dossier → section id of the ledger
  "inbox-section", // dossier → section id of the inbox
  "inv-bind", // root public keys, commitment → what the QR binds to
  "inv-commit", // owner's nonce and ephemeral key → commitment in the QR
  "inv-holder", // holder's public keys, nonce → what the reverse QR binds to
  "link-bind", // root public keys, commitment, flags → what the code for a device of one's own binds to
  "digits", // the whole exchange of an invitation → six digits
  "share-set", // what was split → name of the set of its shares
  "share", // all of a share before it → what shows that it is whole
  "sealed-context", // context of a sealed box → fixed length
  "backup-check", // head of a backup file → what tells a damaged head from words that do not fit
] as const;
export type HashLabel = (typeof HASH_LABELS)[number];

/**
 * What a signature, or a hash of one fixed layout, begins with. Nothing ends these labels in the layout, so
 * none may begin another.
 */
export const PREFIXES = [
  "roer/v1/ggm", // node of the time tree → its two children
  "roer/v1/epoch", // leaf of the time tree → epoch key and commitment
  "roer/v1/envelope", // signature over an envelope
  "roer/v1/envhash", // hash of a signed envelope
  "roer/v1/log", // hash that chains a section's log
  "roer/v1/head", // relay's signature over a head
  "roer/v1/capability", // signature over a capability
  "roer/v1/bundle", // signature over a key bundle
  "roer/v1/welcome", // signature over a welcome
  "roer/v1/access-line", // hash that chains the access log
  "roer/v1/access-head", // relay's signature over the access log
  "roer/v1/receipt", // relay's signature that it erased a dossier
  "roer/v1/live", // signature that opens a live subscription
  "roer/v1/own-words", // signature over a record in its author's own name
  "roer/v1/handover", // signature by which the first sheet ends, and another stands in its place
  "roer/v1/backup", // signature over what a backup file says
  "roer/v1/sealed", // signature over what is sealed to a key
] as const;
export type Prefix = (typeof PREFIXES)[number];

/** What may be sealed to a box key; part of the info under "sealed". */
export const SEALED_LABELS = [
  "bundle", // key bundle, to the box key of a grant, a device or a recovery key
  "welcome", // welcome, to the box key of a grant
  "drop", // ops for owners only, to the inbox
  "backup", // key of a backup file, to the box key of a recovery key
  "backup-slot", // a recovery key's place in a backup file, to the signing key that its words give
  "wish", // what is to be read after one's death, to what guardians have together
] as const;
export type SealedLabel = (typeof SEALED_LABELS)[number];

export const prefixBytes = (prefix: Prefix): Bytes => utf8(prefix);
