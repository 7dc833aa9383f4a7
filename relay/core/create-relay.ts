import { randomBytes } from "node:crypto";
import { toBase64url } from "#src/base/bytes.ts";
import { type Instant, MINUTE } from "#src/base/instant.ts";
import { err, map } from "#src/base/result.ts";
import { problem } from "#src/protocol/errors.ts";
import { PROTOCOL_VERSION } from "#src/protocol/limits.ts";
import { encodePage } from "#src/protocol/page.ts";
import { askAccess, askAppend, askRegister } from "./ask-change.ts";
import { blobVerbs, dropUnfinishedBlobs, eraseBlobs } from "./ask-blob.ts";
import { inviteVerbs } from "./ask-invite.ts";
import { type RelayParts, createDesk } from "./desk.ts";
import { createLive } from "./live.ts";
import { longPoll } from "./long-poll.ts";
import { pushVerbs } from "./ask-push.ts";
import { sheetVerbs } from "./ask-sheet.ts";
import { createPusher } from "./pusher.ts";
import type { RelayService } from "./service.ts";
import { createTimeGuard } from "./time-guard.ts";
import { newer } from "./watch.ts";
import { accessLogAnswer, eraseAnswer, frames, signedHead } from "./wire-answers.ts";

/** A writer that does not answer for this long, in milliseconds, is not ready. */
const WRITER_PATIENCE = 2000;

/** The whole relay over its ports. */
export function createRelay(parts: RelayParts): RelayService {
  const { store, announcer, signer, limits } = parts;
  const guard = createTimeGuard(parts.clock, parts.mark);
  const now = (): Instant => guard.now();
  const closing = new AbortController();
  const desk = createDesk(parts, now, () => guard.steady(), closing.signal);
  const live = createLive({
    look: desk.look,
    verify: parts.verify,
    announcer,
    now,
    random: (length) => new Uint8Array(randomBytes(length)),
    admit: (ask) => desk.run("subscribe", ask),
  });
  const pusher = createPusher(desk);
  let tidied = now();
  const tidy = async (): Promise<void> => {
    if (now() - tidied < MINUTE) return;
    tidied = now();
    await Promise.all([desk.run("tidy", {}), dropUnfinishedBlobs(desk)]);
  };
  const stopTicking = parts.everySecond(async () => {
    await Promise.all([live.tick(), pusher.tick(), tidy()]);
  });

  return {
    hello: () => ({
      version: { min: PROTOCOL_VERSION, max: PROTOCOL_VERSION },
      time: now(),
      relayKey: toBase64url(signer.publicKey),
      signup: parts.signup,
      limits: {
        envelopeBytes: limits.envelopeBytes,
        batchEnvelopes: limits.batchEnvelopes,
        batchBytes: limits.batchBytes,
        accessBundleBytes: limits.accessBundleBytes,
      },
    }),
    register: (request) => askRegister(desk, request),
    access: (request) => askAccess(desk, request),
    append: (dossier, envelopes) => askAppend(desk, dossier, envelopes),

    async read(request) {
      const { dossier } = request;
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const page = await desk.run("read", { request: checked.value, body: request.body });
      return map(page, ({ incarnation, aclVersion, sections, rows, asks }) =>
        encodePage(
          {
            time: now(),
            incarnation,
            aclVersion,
            sections: sections.map(({ head, more }) => ({
              section: head.section,
              head: signedHead(signer, dossier, head),
              more,
            })),
            frames: rows.length,
            ...(asks.length > 0 ? { asks: [...asks] } : {}),
          },
          frames(dossier, rows),
        ),
      );
    },

    async bundles(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      return map(await desk.run("bundles", { request: checked.value }), ({ bundles, welcomes }) => ({
        time: now(),
        bundles: bundles.map(({ section, generation, counter, sealed }) => ({
          section,
          generation,
          counter,
          sealed: toBase64url(sealed),
        })),
        welcomes: welcomes.map(({ section, sealed }) => ({ section, sealed: toBase64url(sealed) })),
      }));
    },

    async status(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      return map(await desk.run("status", { request: checked.value }), ({ aclVersion, incarnation, sections }) => ({
        time: now(),
        aclVersion,
        incarnation,
        sections: sections.map((s) => ({ ...s, own: s.own ? toBase64url(s.own) : null })),
      }));
    },

    async accessLog(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const answer = await desk.run("accessLog", { request: checked.value, after: request.body.after });
      return map(answer, (page) => accessLogAnswer(signer, request.dossier, now(), page));
    },

    async ask(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const asked = await desk.run("ask", { request: checked.value });
      if (asked.ok && asked.value.first) announcer.announce({ t: "acl", dossier: request.dossier });
      return map(asked, ({ opens }) => ({ time: now(), opens }));
    },

    async erase(request) {
      if (request.body.dossier !== request.dossier) return err(problem("malformed"));
      const checked = await desk.check(request, "always");
      if (!checked.ok) return checked;
      const erased = await desk.run("erase", { request: checked.value });
      if (erased.ok) {
        await eraseBlobs(desk, request.dossier);
        announcer.announce({ t: "acl", dossier: request.dossier });
      }
      return map(erased, () => eraseAnswer(signer, request.dossier, now()));
    },

    async withdraw(request) {
      const checked = await desk.check(request, "always");
      if (!checked.ok) return checked;
      const { section, positions } = request.body;
      const withdrawn = await desk.run("withdraw", { request: checked.value, section, positions });
      return map(withdrawn, () => ({ time: now(), withdrawn: true as const }));
    },

    async poll(request, leaving) {
      const gone = AbortSignal.any([leaving, desk.closing]);
      const { dossier, grant, body } = request;
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      const admitted = await desk.run("poll", { request: checked.value, sections: body.sections });
      if (!admitted.ok) return admitted;
      const ask = () => desk.look((facts) => newer(facts, dossier, grant, body.sections, now()));
      const isNews = (found: Awaited<ReturnType<typeof ask>>): boolean =>
        !found.ok || found.value.aclVersion !== body.aclVersion || found.value.sections.length > 0;
      const news = await desk.wait(longPoll(announcer, dossier, body.wait, gone, ask, isNews));
      return map(news, ({ aclVersion, sections }) => ({ time: now(), aclVersion, sections: [...sections] }));
    },

    ...blobVerbs(desk),
    ...inviteVerbs(desk),
    ...pushVerbs(desk),
    ...sheetVerbs(desk),
    connect: (authority, send) => live.connect(authority, send),

    async readiness() {
      if (!guard.steady()) return { ready: false, reason: "clock" };
      if (!desk.hasRoom()) return { ready: false, reason: "disk" };
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), WRITER_PATIENCE).unref());
      const alive = await Promise.race([desk.run("ping", {}).then((pong) => pong.ok), late]);
      return alive ? { ready: true } : { ready: false, reason: "store" };
    },
    async close() {
      stopTicking();
      closing.abort();
      live.close();
      await Promise.all([pusher.ended(), desk.waited()]);
      await store.close();
    },
  };
}
