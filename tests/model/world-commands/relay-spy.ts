import type { RelayService } from "#relay/core/service.ts";
import { type Bytes, toHex } from "#src/base/bytes.ts";
import type { Clock, Instant } from "#src/base/instant.ts";
import { type Envelope, decodeEnvelope } from "#src/protocol/envelope.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { decodePage } from "#src/protocol/page.ts";
import { readableIn } from "./needles.ts";

/** An envelope that the relay took in, and when by the relay's clock. */
export type Taken = { readonly envelope: Envelope; readonly at: Instant };
/** What one answer of a read brought of one section: positions (from, to]. */
export type Delivered = {
  readonly grant: GrantId;
  readonly section: SectionId;
  readonly from: number;
  readonly to: number;
};

/**
 * Stands between the relay's doors and its core and writes down what really happened there, in order: what was let in, what was
 * let out, and what ended. It changes nothing. It is what the relay's own log and every key are held against.
 */
export class RelaySpy {
  /** In the order in which they were let in. An index in this list is the spy's time. */
  readonly taken: Taken[] = [];
  readonly delivered: Delivered[] = [];
  /** From which index nothing of a grant, or of a device, may be let in any more. */
  readonly endedAt = new Map<GrantId, number>();
  /** So often keys were fetched by a grant. */
  readonly fetched = new Map<GrantId, number>();
  /** What could be read where nothing may be. */
  readonly leaks = new Set<string>();
  /** To which generation the parts of a bundle that ended somebody were turned by it. */
  readonly turned: { readonly ended: readonly GrantId[]; readonly sections: ReadonlyMap<SectionId, number> }[] = [];
  /** Parts that were taken from keys that go on. */
  readonly dropped: { readonly grant: GrantId; readonly section: SectionId; readonly at: number }[] = [];
  readonly #seen = new Set<string>();

  /** The same relay, watched. */
  watch(service: RelayService, clock: Clock): RelayService {
    const watched: RelayService = {
      ...service,
      append: async (dossier, envelopes) => {
        const answer = await service.append(dossier, envelopes);
        if (answer.ok)
          for (const [i, result] of answer.value.results.entries())
            if (result.status === "stored") this.#take(dossier, envelopes[i], clock());
        return answer;
      },
      register: async (request) => {
        const answer = await service.register(request);
        if (answer.ok) for (const wire of request.body.access.envelopes) this.#take(request.dossier, wire, clock());
        return answer;
      },
      access: async (request) => {
        const answer = await service.access(request);
        if (!answer.ok) return answer;
        const { revoked, endedDevices, dropped = [], envelopes, sections } = request.body;
        const now = this.taken.length;
        const ended = [...revoked, ...endedDevices.map(({ grant }) => grant)];
        const turned = new Map(sections.map(({ section, generation }) => [section, generation]));
        if (ended.length > 0) this.turned.push({ ended, sections: turned });
        for (const grant of revoked) this.endedAt.set(grant, now);
        for (const { grant, section } of dropped) this.dropped.push({ grant, section, at: now });
        for (const wire of envelopes) this.#take(request.dossier, wire, clock());
        // A device signs its own end in the same bundle.
        for (const { grant } of endedDevices) this.endedAt.set(grant, this.taken.length);
        return answer;
      },
      bundles: async (request) => {
        this.fetched.set(request.grant, (this.fetched.get(request.grant) ?? 0) + 1);
        return service.bundles(request);
      },
      read: async (request) => {
        const answer = await service.read(request);
        if (answer.ok) this.#deliver(request.dossier, request.grant, request.body.sections, answer.value);
        return answer;
      },
    };
    return new Proxy(watched, {
      get: (target, name: keyof RelayService) => {
        const verb: unknown = target[name];
        if (typeof verb !== "function") return verb;
        return (...args: readonly unknown[]): unknown => {
          for (const word of readableIn(args)) this.leaks.add(`${name}: ${word}`);
          return (verb as (...all: readonly unknown[]) => unknown).apply(target, [...args]);
        };
      },
    });
  }

  /** An answer that was lost makes a client send the same again: that is one envelope. */
  #take(dossier: DossierId, wire: Bytes | undefined, at: Instant): void {
    const envelope = wire && decodeEnvelope(dossier, wire);
    if (!envelope) throw new Error("the relay took in what does not read");
    const name = toHex(envelope.signature);
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.taken.push({ envelope, at });
  }

  #deliver(
    dossier: DossierId,
    grant: GrantId,
    asked: readonly { readonly section: SectionId; readonly after: number }[],
    bytes: Bytes,
  ): void {
    const page = decodePage(dossier, bytes);
    if (!page) throw new Error("the relay's page does not read");
    for (const { section, after } of asked) {
      const last = page.frames.findLast((frame) => frame.section === section);
      if (last) this.delivered.push({ grant, section, from: after, to: last.pos });
    }
  }
}
