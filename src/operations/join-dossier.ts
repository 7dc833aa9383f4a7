import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys, dossierIdOf } from "#src/crypto/access-keys.ts";
import { HolderInvitation, type Reveal } from "#src/crypto/invitation.ts";
import {
  type CodeFault,
  FLAG_DEVICE,
  isFragment,
  parseFragment,
  secretFromTypedCode,
} from "#src/crypto/invite-code.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { amend } from "#src/dossier/kind.ts";
import { opToJson } from "#src/dossier/op.ts";
import { LedgerDevice, ledgerId } from "#src/grants/ledger.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import { FIRST_INCARNATION } from "#src/protocol/limits.ts";
import * as z from "zod/mini";
import { decodeCertificate, isCertificateOf } from "./certificates.ts";
import { type ClaimFault, ClaimExchange } from "./claim-exchange.ts";
import { ledgerSectionOf } from "./create-dossier.ts";
import { certified } from "./fetch-bundles.ts";
import { openWhole } from "./open-whole.ts";
import { ownerReplica, readWhole } from "./owner-replica.ts";
import type { Ports, StorageFault } from "./ports.ts";
import type { PullFault } from "./pull.ts";
import { Session } from "./session.ts";
import type { UnlockFault } from "./opening.ts";
import { lockWith } from "./unlock.ts";

export type JoinFault =
  | Exclude<ClaimFault, { readonly type: "code-for-other" }>
  | CodeFault
  | PullFault
  | UnlockFault
  | StorageFault
  /** Linked, and yet not everything is there: the other device has to begin anew. */
  | { readonly type: "link-incomplete" };

const Delivery = z.looseObject({ v: z.literal(1), certificate: z.string(), relayKey: z.string() });

/** What the other device signed and handed over. */
type Link = { readonly reveal: Reveal; readonly certificate: SignedCapability };

/**
 * A new device that becomes one of the resident's own. Its keys are made here and lie in memory until `settle`: who leaves
 * before that leaves nothing behind. Opening a code claims nothing; a claim takes a typed name and a press.
 */
export class JoinRequest {
  readonly #ports: Ports;
  readonly #keys = AccessKeys.generate();
  readonly #exchange: ClaimExchange;
  #link: Link | undefined;

  private constructor(ports: Ports, invitation: HolderInvitation) {
    this.#ports = ports;
    this.#exchange = new ClaimExchange(ports, invitation, this.#keys, { shows: false });
  }

  /** From a link, a scanned QR, or 20 typed characters. */
  static fromCode(ports: Ports, text: string): Result<JoinRequest, JoinFault> {
    if (!isFragment(text)) {
      const secret = secretFromTypedCode(text);
      return secret.ok ? ok(new JoinRequest(ports, new HolderInvitation(secret.value, FLAG_DEVICE))) : secret;
    }
    const code = parseFragment(text);
    if (!code.ok) return code;
    const { form, secret, flags, bound } = code.value;
    if (form !== "device") return err({ type: "code-for-key" });
    return ok(new JoinRequest(ports, new HolderInvitation(secret, flags, bound)));
  }

  async claim(name: string, gone: AbortSignal): Promise<Result<undefined, JoinFault>> {
    const claimed = await this.#exchange.claim({ name, role: "", organisation: "" }, gone);
    return claimed.ok ? claimed : err(joinFault(claimed.error));
  }

  /** The six digits to type on the other device. */
  async waitForDigits(gone: AbortSignal): Promise<Result<string, JoinFault>> {
    const digits = await this.#exchange.waitForDigits(gone);
    return digits.ok ? digits : err(joinFault(digits.error));
  }

  /** Waits until the digits were typed there. What came is checked: it must be for these keys and that dossier. */
  async waitForLink(gone: AbortSignal): Promise<Result<undefined, JoinFault>> {
    const delivered = await this.#exchange.waitForDelivery(gone);
    if (!delivered.ok) return err(joinFault(delivered.error));
    const link = readLink(delivered.value.text, delivered.value.reveal, this.#keys);
    if (!link) return err({ type: "code-substituted" });
    this.#link = link;
    return ok(undefined);
  }

  /**
   * Fetches everything, and keeps it on this device: under this pincode, or in the session that is open already. Nothing is
   * on the device while this has not succeeded, and it may be called again.
   */
  async settle(at: { readonly pin: string } | { readonly session: Session }): Promise<Result<Session, JoinFault>> {
    const link = this.#link;
    if (!link) return err({ type: "link-incomplete" });
    if ("session" in at) {
      const added = await at.session.exclusive(() => this.#begin(at.session, link));
      return added.ok ? ok(at.session) : added;
    }
    const session = await Session.begin(this.#ports, LocalDatabase.create());
    const begun = await session.exclusive(() => this.#begin(session, link));
    // Last: a device without an unlock record has nothing on it.
    const locked = begun.ok ? await lockWith(this.#ports, session.store.database, at.pin) : begun;
    if (!locked.ok) session.lock();
    return locked.ok ? ok(session) : locked;
  }

  async #begin(session: Session, { reveal, certificate }: Link): Promise<Result<undefined, JoinFault>> {
    const dossier = dossierIdOf(reveal.rootPk);
    const { grant } = certificate.capability;
    const signer = { dossier, grant, sign: (input: Uint8Array) => this.#keys.sign(input) };
    const status = await this.#ports.relay.status(signer);
    if (!status.ok) return err(status.error);
    const answer = await this.#ports.relay.bundles(signer);
    if (!answer.ok) return err(answer.error);
    session.hearRelayTime(answer.value.time);
    const opened = await openWhole(this.#keys, { dossier, grant }, reveal.rootPk, answer.value);
    const ledger = ledgerSectionOf(reveal.rootPk);
    const chained = await certified(grant, [...opened.devices, certificate], reveal.rootPk);
    if (!chained || opened.ring.latest(ledger) < 0) return err({ type: "link-incomplete" });
    const replica = ownerReplica({
      rootPk: reveal.rootPk,
      relayKey: reveal.relayKey,
      certificate,
      keys: this.#keys,
      opened,
      aclVersion: status.value.aclVersion,
      incarnation: FIRST_INCARNATION,
    });
    const read = await readWhole(session, replica);
    if (!read.ok) return read;
    const change = session.store.change();
    replica.saveKeys(change, session.store);
    replica.saveRing(change, session.store);
    replica.saveAccess(change);
    session.add(replica, change);
    const ready = amend(LedgerDevice, ledgerId(grant), { readyAt: session.now() }, session.tick());
    if (!ready.ok) return err({ type: "link-incomplete" });
    const done = await session.enqueue(
      replica,
      [session.rowFor(replica, { section: ledger, op: opToJson(ready.value) })],
      change,
    );
    return done.ok ? ok(undefined) : err(done.error);
  }
}

const joinFault = (fault: ClaimFault): JoinFault =>
  fault.type === "code-for-other" ? { type: "code-for-key" } : fault;

/** Undefined when it is for other keys or another dossier, is no device's, or names another relay than was shown before. */
function readLink(text: string, reveal: Reveal, keys: AccessKeys): Link | undefined {
  const parsed = parseDelivery(text);
  const certificate = parsed && decodeCertificate(parsed.certificate);
  if (!parsed || !certificate || parsed.relayKey !== toBase64url(reveal.relayKey)) return undefined;
  const fits = isCertificateOf(certificate, dossierIdOf(reveal.rootPk), keys);
  return fits ? { reveal, certificate } : undefined;
}

function parseDelivery(text: string): z.output<typeof Delivery> | undefined {
  try {
    const parsed = z.safeParse(Delivery, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
