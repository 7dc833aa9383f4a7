import { type Bytes, fromUtf8, toBase64url, toHex, utf8 } from "#src/base/bytes.ts";
import { SECOND } from "#src/base/instant.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import {
  type RequestEvidence,
  decodeEnvelopeEvidence,
  decodeLiveEvidence,
  decodeRequestEvidence,
} from "#src/protocol/access-evidence.ts";
import type { AccessLine } from "#src/protocol/access-line.ts";
import { envelopeSigningInput, prefixSequence } from "#src/protocol/envelope.ts";
import { BeginBlob, DropBlob, ReadBlob } from "#src/protocol/blob-messages.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { REQUEST_SKEW } from "#src/protocol/limits.ts";
import { ReadRequest } from "#src/protocol/messages.ts";
import { contentDigest } from "#src/protocol/signing-input.ts";
import * as z from "zod/mini";

/** The Ed25519 key that a grant, a device or the root is known by; undefined for one the ledger does not know. */
export type KeyOfGrant = (grant: GrantId) => Bytes | undefined;

/**
 * Goes along the access log and asks of each line whether the one it names signed for it. One signed request proves its
 * lines once: shown again, later or for another section, it proves nothing.
 */
export class EvidenceCheck {
  readonly #dossier: DossierId;
  readonly #keyOf: KeyOfGrant;
  readonly #used = new Set<string>();
  /** A page over several sections leaves a line each; the first carries the request. */
  #reading: { readonly grant: GrantId; readonly time: number; readonly left: Set<string> } | undefined;

  constructor(dossier: DossierId, keyOf: KeyOfGrant) {
    this.#dossier = dossier;
    this.#keyOf = keyOf;
  }

  async proves(line: AccessLine): Promise<boolean> {
    const key = this.#keyOf(line.grant);
    if (!key) return false;
    switch (line.verb) {
      case "append":
        return this.#envelopes(line, key, line.to - line.from);
      case "live":
        // On one connection a device subscribes again by the same challenge, and so by the same signature.
        return this.#live(line, key);
      case "refused":
        return (
          (await this.#envelopes(line, key, 1, false)) || (await this.#live(line, key)) || this.#request(line, key)
        );
      default:
        return this.#request(line, key);
    }
  }

  async #request(line: AccessLine, key: Bytes): Promise<boolean> {
    if (line.evidence.length === 0) return this.#continues(line);
    const evidence = decodeRequestEvidence(line.evidence);
    if (!evidence || !(await verifyStrict(key, evidence.base, evidence.signature))) return false;
    const { parameters, body, digest } = evidence;
    if (parameters.dossier !== this.#dossier || parameters.grant !== line.grant) return false;
    if (Math.abs(parameters.created * SECOND - line.time) > REQUEST_SKEW + SECOND) return false;
    if (body.length > 0 && contentDigest(body, sha512) !== digest) return false;
    if (!this.#firstUse(`${line.grant}.${parameters.nonce}`)) return false;
    if (line.verb === "read") return this.#beginReading(line, evidence);
    return !isOfFile(line.verb) || asksForFile(line, evidence);
  }

  #beginReading(line: AccessLine, { path, body }: RequestEvidence): boolean {
    const asked = path === "/v1/read" ? z.safeParse(ReadRequest, json(body)).data : undefined;
    if (!asked) return false;
    const left = new Set(asked.sections.map(({ section, after }) => `${section}.${after}`));
    this.#reading = { grant: line.grant, time: line.time, left };
    return left.delete(`${line.section}.${line.from}`);
  }

  #continues(line: AccessLine): boolean {
    const reading = this.#reading;
    if (line.verb !== "read" || reading?.grant !== line.grant || reading.time !== line.time) return false;
    return reading.left.delete(`${line.section}.${line.from}`);
  }

  async #envelopes(line: AccessLine, key: Bytes, count: number, placed = true): Promise<boolean> {
    const envelopes = decodeEnvelopeEvidence(line.evidence);
    if (envelopes?.length !== count) return false;
    for (const { prefix, bodyHash, signature } of envelopes) {
      const section = placed ? line.section : sectionIn(prefix);
      const at = { dossier: this.#dossier, section: section as typeof line.section, grant: line.grant };
      if (prefixSequence(prefix, at) === undefined) return false;
      if (!(await verifyStrict(key, envelopeSigningInput(prefix, bodyHash), signature))) return false;
      if (placed && !this.#firstUse(toBase64url(signature))) return false;
    }
    return true;
  }

  async #live(line: AccessLine, key: Bytes): Promise<boolean> {
    const evidence = decodeLiveEvidence(line.evidence);
    if (!evidence || !(await verifyStrict(key, evidence.signed, evidence.signature))) return false;
    const names = utf8(`${this.#dossier}.${line.grant}`);
    const end = fromUtf8(evidence.signed.slice(-names.length));
    if (end !== fromUtf8(names)) return false;
    return line.verb === "live" || this.#firstUse(toBase64url(evidence.signature));
  }

  #firstUse(name: string): boolean {
    if (this.#used.has(name)) return false;
    this.#used.add(name);
    return true;
  }
}

/** What each line about a file follows from: its sender named the section, and for a fetch the one piece. */
const OF_FILES = {
  "store-file": { path: "/v1/blobs/begin", body: BeginBlob },
  "fetch-file": { path: "/v1/blobs/read", body: ReadBlob },
  "drop-file": { path: "/v1/blobs/drop", body: DropBlob },
} as const;
const isOfFile = (verb: AccessLine["verb"]): verb is keyof typeof OF_FILES => verb in OF_FILES;

function asksForFile(line: AccessLine, { path, body }: RequestEvidence): boolean {
  if (!isOfFile(line.verb) || path !== OF_FILES[line.verb].path) return false;
  const asked = z.safeParse(OF_FILES[line.verb].body, json(body)).data;
  if (asked?.section !== line.section) return false;
  if ("piece" in asked) return asked.piece === line.from;
  return !("bytes" in asked) || asked.bytes === line.bytes;
}

const sectionIn = (prefix: Bytes): string => toHex(prefix.slice(18, 34));

function json(body: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(body) ?? "");
  } catch {
    return undefined;
  }
}
