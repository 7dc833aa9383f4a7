import { sha512 } from "#src/crypto/nacl.ts";
import type { AccessKeys } from "#src/crypto/access-keys.ts";
import { bodyHash, encodeEnvelope, envelopeSigningInput, type Prefix, prefixBytes } from "#src/protocol/envelope.ts";
import { epochAt } from "#src/protocol/time.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { noteText } from "#tests/support/attacker-holder.ts";
import { hold } from "./broken.ts";
import { type Cast, deviceOf, type HolderName, type Hoard, newToken, replicaOf } from "./cast.ts";
import { endedAt, isOverAt, type KeyFact } from "./facts.ts";

/** Asks and writes with all that a key ever had, past its end: by an app that does not know of an end. */
export async function tryAfterTheEnd(cast: Cast, key: KeyFact): Promise<void> {
  const replica = replicaOf(cast, key);
  const hoard = cast.hoards.get(key.grant);
  const isOver = isOverAt(key, cast.world.now()) || endedAt(cast.spy, key) <= cast.spy.taken.length;
  const device = deviceOf(cast, key.holder as HolderName);
  if (!replica || !hoard || !isOver || device.offline) return;
  for (const [section, place] of hoard.places) {
    const wire = sealed(cast, key, replica.keys, hoard, section);
    if (wire) {
      const answer = await cast.service().append(replica.ref.dossier, [wire]);
      const isStored = answer.ok && answer.value.results[0]?.status === "stored";
      hold(!isStored, "nothing let in outside a window", () => `${key.holder} wrote after the end of a key`);
    }
    const asked = { incarnation: replica.record.incarnation, sections: [{ section, after: place.pos }] };
    const read = await device.ports.relay.read(replica.signer, asked);
    hold(!read.ok, "nobody opens outside a window", () => `${key.holder} was served after the end of a key`);
  }
}

/** What a key may not do, done all the same in an envelope that is in order: the relay cannot know, every app must. */
export async function overreach(cast: Cast, key: KeyFact): Promise<void> {
  const replica = replicaOf(cast, key);
  const hoard = cast.hoards.get(key.grant);
  const [section] = key.sections;
  const device = deviceOf(cast, key.holder as HolderName);
  if (!replica || !hoard || section === undefined || device.offline || replica.record.over !== undefined) return;
  const text = newToken(cast);
  cast.overreached.add(text);
  const goal = { t: "set", v: 1, kind: "goal", id: "ab".repeat(16), at: { ms: cast.world.now(), n: 0 } };
  const op = JSON.stringify({ ...goal, fields: { text, lifecycle: "active", kind: "change" } });
  const wire = sealed(cast, key, replica.keys, hoard, section, op);
  if (wire) await cast.service().append(replica.ref.dossier, [wire]);
}

function sealed(
  cast: Cast,
  key: KeyFact,
  keys: AccessKeys,
  hoard: Hoard,
  section: SectionId,
  op: string = noteText("cd".repeat(16), newToken(cast)),
) {
  const place = hoard.places.get(section);
  const [dossier] = [...(cast.devices.get("phone")?.session.replicas.values() ?? [])].map(({ ref }) => ref.dossier);
  if (!place || dossier === undefined) return undefined;
  const prefix: Omit<Prefix, "commit"> = {
    kind: "entry",
    dossier,
    grant: key.grant,
    section,
    generation: place.generation,
    epoch: epochAt(cast.world.now()),
    seq: place.ownSeq + 1,
    prevAuthor: place.ownPrev.slice(),
    seenPos: place.pos,
    seenHead: place.hash.slice(0, 16),
  };
  for (const ring of hoard.rings) {
    // Where its own window is over, a moment of it is lied about: the relay must see that too.
    for (const epoch of [prefix.epoch, Math.min(prefix.epoch, key.exp - 1) as Prefix["epoch"]]) {
      const made = ring.sealEntry({ ...prefix, epoch }, [op]);
      if (!made) continue;
      const hash = bodyHash(made.body, sha512);
      const signature = keys.sign(envelopeSigningInput(prefixBytes(made.prefix), hash));
      return encodeEnvelope({ prefix: made.prefix, body: made.body, signature });
    }
  }
  return undefined;
}
