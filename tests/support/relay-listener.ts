import type { LiveEvent } from "#src/protocol/live-messages.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import type * as z from "zod/mini";
import { AUTHORITY, type Actor } from "./relay-client-bytes.ts";
import { type RelayDossier, bytesIn } from "./relay-dossier.ts";
import type { UnderTest } from "./relay-under-test.ts";

type Event = z.input<typeof LiveEvent>;

/** A live connection to the relay under test, and what it has said since it was last asked. */
export function listen(under: UnderTest, at = AUTHORITY) {
  const events: Event[] = [];
  const connection = under.relay.connect(at, (event) => events.push(event));
  const [first] = events;
  const challenge = bytesIn(first?.t === "challenge" ? first.challenge : "");
  return {
    /** In words, such as `head 3`. */
    said: () =>
      events.splice(0).map((e) => ("problem" in e ? `${e.t} ${e.problem}` : e.t === "head" ? `head ${e.pos}` : e.t)),
    /** Of changes in access: to whom, and which version. */
    heard: () => events.splice(0).map((e) => [e.t, ...("aclVersion" in e ? [e.grant, e.aclVersion] : [])]),
    subscribe: (d: RelayDossier, actor: Actor, after = 0, authority = AUTHORITY, sections = [d.section]) =>
      connection.subscribe({
        t: "subscribe",
        dossier: d.dossier,
        grant: actor.grant,
        signature: actor.sign(liveSigningInput(challenge, authority, d.dossier, actor.grant)),
        sections: sections.map((section) => ({ section, after })),
      }),
    close: () => connection.close(),
  };
}
