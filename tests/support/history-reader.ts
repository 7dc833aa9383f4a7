import { setTimeout as wait } from "node:timers/promises";
import { type Bytes, equal, toHex } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { problemName } from "#src/protocol/errors.ts";
import { PollAnswer } from "#src/protocol/live-messages.ts";
import { bodyHash, envelopeHash, prefixBytes } from "#src/protocol/envelope.ts";
import { EMPTY_HEAD, type Head, headSigningInput, nextHead } from "#src/protocol/log-head.ts";
import { decodePage } from "#src/protocol/page.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { openLiveSocket } from "./live-socket-client.ts";
import { AUTHORITY, type Actor, signedRequest } from "./relay-client-bytes.ts";
import type { RelayDossier } from "./relay-dossier.ts";
import type { Reader, Row } from "./relay-history.ts";
import { relayOverHttp } from "./relay-over-http.ts";
import { signRequest } from "./signed-fetch.ts";

/** What all clients of one recorded run share. */
export type Place = {
  readonly dossier: RelayDossier;
  readonly relayKey: Bytes;
  /** Any relay's address, another one each time. */
  readonly anyOrigin: () => string;
  /** The next event's number. */
  readonly next: () => number;
  /** So many envelopes were acknowledged for the first time. */
  readonly stored: (envelopes: number) => void;
  readonly refuse: (words: string) => void;
};

/** No fault of what it stores: it goes down, or somebody else's turn is taken. */
export const PASSING: ReadonlySet<string> = new Set(["unavailable", "rate"]);
const PAUSE = 10;
const POLL = 1000;

/** Pages through the log from its beginning, and keeps what it was given. */
export class HistoryReader {
  readonly name: string;
  readonly rows: Row[] = [];
  readonly looks: { readonly askedAt: number; readonly reached: number }[] = [];
  unsigned = 0;
  #head: Head = EMPTY_HEAD;
  readonly #place: Place;
  readonly #actor: Actor;
  readonly #verify = createVerifySignature();

  constructor(name: string, place: Place, actor: Actor) {
    this.name = name;
    this.#place = place;
    this.#actor = actor;
  }

  get after(): number {
    return this.rows.at(-1)?.pos ?? 0;
  }

  saw(waits: boolean): Reader {
    return { name: this.name, rows: this.rows, looks: this.looks, waits, unsigned: this.unsigned };
  }

  /** Reads on to the end of the log. False when it got no answer, or was refused. */
  async pull(origin: string): Promise<boolean> {
    for (;;) {
      const askedAt = this.#place.next();
      const more = await this.#page(origin).catch(() => undefined);
      if (more === undefined) return false;
      if (more) continue;
      this.looks.push({ askedAt, reached: this.after });
      return true;
    }
  }

  /** Whether there is more after this page; undefined when there was none. */
  async #page(origin: string): Promise<boolean | undefined> {
    const { dossier, relayKey, refuse } = this.#place;
    const { section, incarnation } = dossier;
    const body = { incarnation, sections: [{ section, after: this.after }] };
    const request = signedRequest(this.#actor, dossier.dossier, "/v1/read", body, dossier.now());
    const answer = await relayOverHttp(origin).read(request);
    if (!answer.ok) {
      const name = problemName(answer.error);
      if (!PASSING.has(name)) refuse(`${this.name}: ${name}`);
      return undefined;
    }
    const page = decodePage(dossier.dossier, answer.value);
    const [given] = page?.header.sections ?? [];
    if (!page || !given) throw new Error("the relay's page is not well-formed");
    for (const frame of page.frames) {
      if (!("envelope" in frame)) throw new Error("nothing was withdrawn");
      const { prefix, body: sealed, signature } = frame.envelope;
      const hash = envelopeHash(prefixBytes(prefix), bodyHash(sealed, sha512), signature, sha512);
      this.#head = nextHead({ dossier: dossier.dossier, section, head: this.#head }, hash, frame.time, sha512);
      this.rows.push({ pos: frame.pos, hash: toHex(hash), head: toHex(this.#head.hash), time: frame.time });
    }
    const signed = { ...given.head, time: instant(given.head.time) };
    const isSigned = await this.#verify(relayKey, headSigningInput(dossier.dossier, signed), signed.signature);
    if (!isSigned || signed.pos !== this.after || !equal(signed.hash, this.#head.hash)) this.unsigned += 1;
    return given.more && page.frames.length > 0;
  }

  /** Looks again and again until told to stop. */
  async look(pause: () => number, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await this.pull(this.#place.anyOrigin());
      await wait(pause());
    }
  }

  async #pullTo(pos: number, stopping: AbortSignal): Promise<void> {
    while (this.after < pos && !stopping.aborted) {
      const before = this.after;
      await this.pull(this.#place.anyOrigin());
      if (this.after === before) await wait(PAUSE);
    }
  }

  /** Reads only as far as a hint on a live socket says; opens another when one ends. */
  async watch(stopping: AbortSignal): Promise<void> {
    const { dossier, refuse } = this.#place;
    let reading = Promise.resolve();
    while (!stopping.aborted) {
      await new Promise<void>((ended) => {
        const socket = openLiveSocket(this.#place.anyOrigin(), {
          dossier: dossier.dossier,
          section: dossier.section,
          actor: this.#actor,
          after: () => this.after,
          told: (event) => {
            if (event.t === "head") reading = reading.then(() => this.#pullTo(event.pos, stopping));
            if (event.t !== "refused" && event.t !== "ended") return;
            if (!PASSING.has(event.problem)) refuse(`${this.name}: ${event.problem}`);
            socket.terminate();
          },
        });
        const stop = (): void => socket.terminate();
        stopping.addEventListener("abort", stop);
        socket.on("error", () => socket.terminate());
        socket.on("close", () => {
          stopping.removeEventListener("abort", stop);
          ended();
        });
        if (stopping.aborted) stop();
      });
      await wait(PAUSE);
    }
    await reading;
  }

  /** The same by the long poll. */
  async poll(stopping: AbortSignal): Promise<void> {
    const { dossier } = this.#place;
    const { section } = dossier;
    let { aclVersion } = dossier;
    const signer = { dossier: dossier.dossier, grant: this.#actor.grant, sign: this.#actor.sign };
    while (!stopping.aborted) {
      const message = { aclVersion, sections: [{ section, after: this.after }], wait: POLL };
      const signed = signRequest(signer, { authority: AUTHORITY, path: "/v1/poll" }, message);
      const answered = await fetch(`${this.#place.anyOrigin()}/v1/poll`, {
        method: "POST",
        ...signed,
        signal: stopping,
      })
        .then(async (response) => (response.ok ? PollAnswer.parse(await response.json()) : undefined))
        .catch(() => undefined);
      aclVersion = answered?.aclVersion ?? aclVersion;
      const pos = answered?.sections[0]?.pos ?? 0;
      if (pos > this.after) await this.#pullTo(pos, stopping);
      else if (!answered) await wait(PAUSE);
    }
  }
}
