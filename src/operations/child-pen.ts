import { type Result, err, ok } from "#src/base/result.ts";
import type { AccessKeys } from "#src/crypto/access-keys.ts";
import { ChildVoice } from "#src/dossier/child-voice.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import { retract, type Unchecked } from "#src/dossier/kind.ts";
import { type Op, opToJson } from "#src/dossier/op.ts";
import type { ProblemName } from "#src/protocol/errors.ts";
import { ZERO_16 } from "#src/protocol/envelope.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { Epoch } from "#src/protocol/time.ts";
import type { Bytes } from "#src/base/bytes.ts";
import { type ChildLockFault, openChildKeys } from "./child-lock.ts";
import { flush, type FlushFault } from "./flush.ts";
import { sayInOwnWords } from "./own-words.ts";
import { pull } from "./pull.ts";
import type { Replica } from "./replica.ts";
import { sealEnvelope } from "./seal-envelope.ts";
import type { Session } from "./session.ts";

export type ChildPenFault = FlushFault | FieldFault | { readonly type: "put-away" };

/** Refused for what has moved on meanwhile: sealed anew on what the relay has by then. */
const AGAIN: ReadonlySet<string> = new Set(["epoch", "generation", "fork", "seq", "conflict"]);
const TRIES = 4;

/**
 * What a child writes with on the parent's device: open from the child's own secret until the child's page is left. What
 * is said goes to the relay at once, in an envelope that the child's key signs; nothing of it waits here without that key.
 */
export class ChildPen {
  readonly grant: GrantId;
  readonly #session: Session;
  readonly #owner: GrantId;
  readonly #keys: AccessKeys;
  #away = false;

  private constructor(session: Session, owner: GrantId, grant: GrantId, keys: AccessKeys) {
    this.#session = session;
    this.#owner = owner;
    this.grant = grant;
    this.#keys = keys;
  }

  static async open(
    session: Session,
    replica: Replica,
    grant: GrantId,
    secret: string,
  ): Promise<Result<ChildPen, ChildLockFault>> {
    const keys = await openChildKeys(session, grant, secret);
    return keys.ok ? ok(new ChildPen(session, replica.ref.grant, grant, keys.value)) : keys;
  }

  /** Makes or changes what the child tells; the whole of it each time. */
  say(
    section: SectionId,
    values: Unchecked,
    which: { readonly id: EntityId; readonly isNew: boolean },
  ): Promise<Result<undefined, ChildPenFault>> {
    return this.#write(section, (replica) => {
      const speaker = { dossier: replica.ref.dossier, grant: this.grant, keys: this.#keys };
      return sayInOwnWords(speaker, section, ChildVoice, values, which, this.#session.tick());
    });
  }

  takeBack(section: SectionId, id: EntityId): Promise<Result<undefined, ChildPenFault>> {
    return this.#write(section, () => ok(retract(ChildVoice, id, this.#session.tick())));
  }

  /** The keys leave memory. To be called when the child goes, and whenever the page does. */
  wipe(): void {
    this.#away = true;
    this.#keys.wipe();
  }

  #write(
    section: SectionId,
    make: (replica: Replica) => Result<Op, FieldFault>,
  ): Promise<Result<undefined, ChildPenFault>> {
    return this.#session.exclusive(async () => {
      let op: Op | undefined;
      for (let tries = 0; tries < TRIES; tries++) {
        const replica = this.#session.replica(this.#owner);
        if (!replica || this.#away) return err({ type: "put-away" });
        for (const step of [pull, flush]) {
          const done = await step(this.#session, replica);
          if (!done.ok) return done;
        }
        if (this.#away) return err({ type: "put-away" });
        const made = op ? ok(op) : make(replica);
        if (!made.ok) return made;
        op = made.value;
        const sealing = this.#session.sealingEpoch(replica);
        if (sealing.type !== "sealable")
          return err({ type: "clock", which: sealing.type === "relay-behind" ? "relay" : "device" });
        const wire = this.#seal(replica, section, op, sealing.epoch);
        if (!wire) return err({ type: "put-away" });
        const sent = await this.#session.ports.relay.append(replica.ref.dossier, [wire]);
        if (!sent.ok) return err(sent.error);
        this.#session.hearRelayTime(sent.value.time);
        const [result] = sent.value.results;
        if (result?.status === "stored") return pull(this.#session, replica);
        if (!result || !AGAIN.has(result.problem))
          return err({ type: "refused", problem: (result?.problem ?? "malformed") as ProblemName });
      }
      return err({ type: "page-garbled" });
    });
  }

  /** An envelope in the child's name. Its number and what it follows are read from the log as this device verified it. */
  #seal(replica: Replica, section: SectionId, op: Op, epoch: Epoch): Bytes | undefined {
    const copy = replica.section(section);
    if (!copy) return undefined;
    const last = copy.last.get(this.grant);
    const child = { ref: { dossier: replica.ref.dossier, grant: this.grant }, keys: this.#keys };
    const at = {
      section,
      generation: copy.generation,
      epoch,
      seq: (last?.seq ?? 0) + 1,
      prev: last?.hash.slice(0, 16) ?? ZERO_16,
      seen: copy.head,
      drop: false,
    };
    return sealEnvelope(child, replica.ring, at, [JSON.stringify(opToJson(op))])?.wire;
  }
}
