import type { LiveEvent } from "#src/protocol/live-messages.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import type * as z from "zod/mini";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { AUTHORITY, type Actor, createActor, randomId } from "./relay-client-bytes.ts";
import { type RelayDossier, bytesIn } from "./relay-dossier.ts";
import type { UnderTest } from "./relay-under-test.ts";

type Event = z.input<typeof LiveEvent>;

/** A live connection to the relay under test, and what it has said since it was last asked. */
export function listen(under: Pick<UnderTest, "relay">, at = AUTHORITY) {
  const events: Event[] = [];
  const connection = under.relay.connect(at, (event) => events.push(event));
  const [first] = events;
  const challenge = bytesIn(first?.t === "challenge" ? first.challenge : "");
  const subscribe = (
    who: { dossier: DossierId; grant: GrantId },
    sign: Actor["sign"],
    authority: string,
    sections: { section: SectionId; after: number }[],
  ) =>
    connection.subscribe({
      t: "subscribe",
      dossier: who.dossier,
      grant: who.grant,
      signature: sign(liveSigningInput(challenge, authority, who.dossier, who.grant)),
      sections,
    });
  /** A connection says things in their order, so once it has refused this one, it has said all there was to say. */
  const all = async (): Promise<readonly Event[]> => {
    const stranger = createActor();
    const dossier = randomId<DossierId>();
    await subscribe({ dossier, grant: stranger.grant }, stranger.sign, at, []);
    return events.splice(0).filter((event) => !("dossier" in event) || event.dossier !== dossier);
  };
  return {
    /** In words, such as `head 3`. */
    said: async () =>
      (await all()).map((e) => ("problem" in e ? `${e.t} ${e.problem}` : e.t === "head" ? `head ${e.pos}` : e.t)),
    /** Of changes in access: to whom, and which version. */
    heard: async () => (await all()).map((e) => [e.t, ...("aclVersion" in e ? [e.grant, e.aclVersion] : [])]),
    subscribe: (d: RelayDossier, actor: Actor, after = 0, authority = AUTHORITY, sections = [d.section]) =>
      subscribe(
        { dossier: d.dossier, grant: actor.grant },
        actor.sign,
        authority,
        sections.map((section) => ({ section, after })),
      ),
    close: () => connection.close(),
  };
}
