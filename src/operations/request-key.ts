import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type AccessKeys, dossierIdOf } from "#src/crypto/access-keys.ts";
import { type CodeFault, isFragment, parseFragment, secretFromTypedCode } from "#src/crypto/invite-code.ts";
import { HolderInvitation, type Reveal } from "#src/crypto/invitation.ts";
import { HolderSeed } from "#src/crypto/holder-seed.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { FIRST_INCARNATION } from "#src/protocol/limits.ts";
import * as z from "zod/mini";
import { type ClaimFault, ClaimExchange } from "./claim-exchange.ts";
import { takeBundles } from "./fetch-bundles.ts";
import { pull } from "./pull.ts";
import { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { toText } from "./stored.ts";
import { newSection } from "./section-copy.ts";
import { takeWelcomes } from "./take-welcomes.ts";

export type RequestFault =
  | Exclude<ClaimFault, { readonly type: "code-for-other" }>
  | CodeFault
  | { readonly type: "key-incomplete" }
  | { readonly type: "storage" };

const Delivery = z.looseObject({ v: z.literal(1), grant: z.string(), relayKey: z.string() });
const HOLDER_SEED = "holder-seed";

/**
 * One invitation from the holder's side. Opening a link makes one of these and claims nothing: a claim takes a typed name
 * and a press, since link scanners run scripts.
 */
export class KeyRequest {
  readonly #session: Session;
  readonly #exchange: ClaimExchange;
  readonly #keys: AccessKeys;
  /** For the other's camera: what goes behind `/k#`. Undefined unless this screen shows the code. */
  readonly fragment: string | undefined;

  private constructor(session: Session, invitation: HolderInvitation, keys: AccessKeys, shows: boolean) {
    this.#session = session;
    this.#exchange = new ClaimExchange(session.ports, invitation, keys, { shows });
    this.#keys = keys;
    this.fragment = shows ? invitation.fragmentToShow(keys) : undefined;
  }

  /** From a link, a scanned QR, or 20 typed characters. */
  static async fromCode(session: Session, text: string): Promise<Result<KeyRequest, RequestFault>> {
    if (isFragment(text)) {
      const code = parseFragment(text);
      if (!code.ok) return code;
      if (code.value.form === "device") return err({ type: "code-for-device" });
      if (code.value.form !== "owner") return err({ type: "code-unknown" });
      return KeyRequest.#make(
        session,
        new HolderInvitation(code.value.secret, code.value.flags, code.value.bound),
        false,
      );
    }
    const secret = secretFromTypedCode(text);
    return secret.ok ? KeyRequest.#make(session, new HolderInvitation(secret.value, 0), false) : secret;
  }

  /** For a desktop without a camera: this screen shows a code, the resident's phone scans it. */
  static async toShow(session: Session): Promise<Result<KeyRequest, RequestFault>> {
    return KeyRequest.#make(session, new HolderInvitation(randomBytes(32), 0), true);
  }

  /** The claim: atomic at the relay, once. When this screen shows the code it waits until the other has scanned it. */
  async claim(
    person: { readonly name: string; readonly role: string; readonly organisation: string },
    gone: AbortSignal,
  ): Promise<Result<undefined, RequestFault>> {
    const claimed = await this.#exchange.claim(person, gone);
    return claimed.ok ? claimed : err(keyFault(claimed.error));
  }

  /** The six digits to say, once the owner's side has shown what it committed to. */
  async waitForDigits(gone: AbortSignal): Promise<Result<string, RequestFault>> {
    const digits = await this.#exchange.waitForDigits(gone);
    return digits.ok ? digits : err(keyFault(digits.error));
  }

  /** Waits until the digits were typed; then fetches keys and contents. Answers what this device may now see. */
  async waitForKey(gone: AbortSignal): Promise<Result<Replica, RequestFault>> {
    const delivered = await this.#exchange.waitForDelivery(gone);
    if (!delivered.ok) return err(keyFault(delivered.error));
    const { reveal, text } = delivered.value;
    const grant = grantIn(text, reveal);
    if (!grant) return err({ type: "code-substituted" });
    return this.#session.exclusive(() => this.#begin(reveal, grant));
  }

  async #begin(reveal: Reveal, grant: GrantId): Promise<Result<Replica, RequestFault>> {
    const session = this.#session;
    const replica = new Replica(
      {
        v: 1,
        dossier: dossierIdOf(reveal.rootPk),
        grant,
        role: "holder",
        rootPk: toText(reveal.rootPk),
        relayKey: toText(reveal.relayKey),
        name: "",
        registered: true,
        sheetChecked: true,
        aclVersion: 0,
        incarnation: FIRST_INCARNATION,
        stopping: [],
        sections: [],
      },
      this.#keys,
      new Keyring(),
    );
    const bundles = await session.ports.relay.bundles(replica.signer);
    if (!bundles.ok) return err(bundles.error);
    session.hearRelayTime(bundles.value.time);
    // Welcomes first: they bring the certificates that the bundles' signatures are checked against.
    const { begun } = await takeWelcomes(replica, bundles.value);
    if (begun.size === 0) return err({ type: "key-incomplete" });
    await takeBundles(replica, bundles.value);
    const change = session.store.change();
    for (const copy of replica.sections) replica.save(change, copy, newSection(copy.id, copy.kind));
    replica.saveAccess(change);
    replica.saveKeys(change, session.store);
    replica.saveRing(change, session.store);
    session.add(replica, change);
    const done = await session.commit(change);
    if (!done.ok) return err({ type: "storage" });
    // What is new since the welcome comes by the ordinary way; when that fails now, it comes later.
    await pull(session, replica);
    return ok(replica);
  }

  static async #make(
    session: Session,
    invitation: HolderInvitation,
    shows: boolean,
  ): Promise<Result<KeyRequest, RequestFault>> {
    const seed = await holderSeed(session);
    if (!seed) return err({ type: "storage" });
    return ok(new KeyRequest(session, invitation, seed.keysFor(invitation.mailbox.id), shows));
  }
}

async function holderSeed(session: Session): Promise<HolderSeed | undefined> {
  const stored = await session.store.bytes(HOLDER_SEED);
  if (stored) return HolderSeed.restore(session.store.database, HOLDER_SEED, stored);
  const seed = HolderSeed.generate();
  const change = session.store.change().putSealed(HOLDER_SEED, seed.sealed(session.store.database, HOLDER_SEED));
  const done = await session.store.commit(change);
  return done.ok ? seed : undefined;
}

const keyFault = (fault: ClaimFault): RequestFault =>
  fault.type === "code-for-other" ? { type: "code-for-device" } : fault;

/** Undefined also when the relay's key is not the one that was shown before the digits: somebody put another in its place. */
function grantIn(text: string, { relayKey }: Reveal): GrantId | undefined {
  try {
    const parsed = z.safeParse(Delivery, JSON.parse(text));
    return parsed.success && parsed.data.relayKey === toBase64url(relayKey)
      ? parseId16<GrantId>(parsed.data.grant)
      : undefined;
  } catch {
    return undefined;
  }
}
