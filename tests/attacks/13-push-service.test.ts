import { rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { fromUtf8, toBase64url, utf8 } from "#src/base/bytes.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND, instant } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import { idToBytes } from "#src/protocol/ids.ts";
import { PushKey } from "#src/protocol/push-messages.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import type { RelayService } from "#relay/core/service.ts";
import {
  type PushRequest,
  type Subscriber,
  createSubscriber,
  readVapid,
  startPushService,
} from "#tests/support/push-service.ts";
import { type Actor, createActor, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { ANY_PACE, type RelayOverHttp, relayOverHttp } from "#tests/support/relay-over-http.ts";
import { startRelay } from "#tests/support/relay-process.ts";

/** The relay looks once a second. */
const poll = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

// A real relay and a real server in the place of Google's, Mozilla's or Apple's, which looks at all that comes.

const CONTACT = "mailto:beheer@roer.example";
/** Two in the afternoon in Amsterdam. */
const AFTERNOON = instant(Date.UTC(2026, 2, 2, 13));

async function scene() {
  const service = await startPushService();
  const relay = await startRelay({
    now: AFTERNOON,
    environment: { ...ANY_PACE, RELAY_PUSH_HOSTS: service.origin, RELAY_PUSH_CONTACT: CONTACT },
  });
  onTestFinished(async () => {
    await relay.stop();
    await service.close();
    rmSync(relay.dataDir, { recursive: true, force: true });
  });
  let ahead = AFTERNOON - Date.now();
  const now = (): Instant => instant(Date.now() + ahead);
  const http = relayOverHttp(relay.origin) as RelayService & RelayOverHttp;
  const begin = async (): Promise<RelayDossier> => {
    const d = new RelayDossier(http, now);
    valueOf(await d.register());
    return d;
  };
  return {
    relay,
    service,
    begin,
    /** Time passes for the relay and for who asks it. */
    pass: async (by: number): Promise<void> => {
      ahead += by;
      await relay.setClock({ offset: ahead });
    },
    subscribe: async (d: RelayDossier, who: Actor): Promise<Subscriber> => {
      const browser = createSubscriber(service.origin);
      const { endpoint, p256dh, auth } = browser;
      const body = { endpoint, p256dh, auth, quietFrom: 21, quietUntil: 8 };
      valueOf(await http.subscribePush(signedRequest(who, d.dossier, "/v1/push", body, now())));
      return browser;
    },
    /** What came for this browser. */
    sentTo: ({ endpoint }: Subscriber): readonly PushRequest[] =>
      service.requests.filter(({ path }) => path === new URL(endpoint).pathname),
  };
}

const holderOf = async (d: RelayDossier, fields: Parameters<RelayDossier["give"]>[1] = {}): Promise<Actor> => {
  const holder = createActor();
  valueOf(await d.give(holder, fields));
  return holder;
};

test("whatever happened to whom, a push service is sent the same: a constant, and nothing that names anybody", async () => {
  const { relay, service, begin, subscribe, sentTo } = await scene();
  const [d, other] = [await begin(), await begin()];
  const holder = await holderOf(d);
  const reader = await holderOf(other, { rights: RIGHTS.read });
  const browsers = {
    resident: await subscribe(d, d.device),
    holder: await subscribe(d, holder),
    reader: await subscribe(other, reader),
  };
  // A word from a holder, a long text of a resident, and a key that got more time.
  expect(await d.tryAppend(holder)).toBe("stored");
  expect(await other.tryAppend(other.device, {}, other.section, 60_000)).toBe("stored");
  await poll(() => service.requests.length).toBe(2);
  valueOf(await d.give(holder, { counter: 1, exp: epoch(epochAt(d.now()) + 960) }));
  await poll(() => service.requests.length).toBe(3);

  for (const browser of Object.values(browsers)) {
    const [request] = sentTo(browser);
    const opened = request && browser.open(request.body);
    expect(opened && fromUtf8(opened)).toBe(`{"v":1}\u0002${"\0".repeat(120)}`);
    // Only its own browser opens it.
    for (const stranger of Object.values(browsers))
      if (stranger !== browser) expect(request && stranger.open(request.body)).toBeUndefined();
  }
  const { requests } = service;
  expect(new Set(requests.map(({ body }) => body.length))).toEqual(new Set([230]));
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(["POST"]));
  // Salt and key of each are its own: two of them have no more in common than the form.
  expect(new Set(requests.map(({ body }) => toBase64url(body.subarray(0, 16)))).size).toBe(3);
  expect(new Set(requests.map(({ headers }) => JSON.stringify(headers))).size).toBe(1);
  expect(Object.keys(requests[0]?.headers ?? {}).sort()).toEqual([
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "host",
    "topic",
    "ttl",
    "urgency",
  ]);

  const said = readVapid(requests[0]?.headers.authorization ?? "");
  const answer = await fetch(`${relay.origin}/v1/push/key`);
  expect(said?.key).toBe(toBase64url(PushKey.parse(await answer.json()).key));
  const exp = said?.claims.exp ?? 0;
  expect(said?.claims).toEqual({ aud: service.origin, exp, sub: CONTACT });
  expect(exp * SECOND - d.now()).toBeLessThan(DAY);

  const ids = [d, other].flatMap(({ dossier, section, inbox }) => [dossier, section, inbox]);
  for (const id of [...ids, ...[d.device, other.device, holder, reader].map(({ grant }) => grant)])
    for (const form of [utf8(id), utf8(toBase64url(idToBytes(id))), idToBytes(id)])
      for (const { path, headers, body } of requests)
        for (const seen of [utf8(path), utf8(JSON.stringify(headers)), body])
          expect(Buffer.from(seen).indexOf(form)).toBe(-1);
  for (const { endpoint } of Object.values(browsers)) expect(relay.logText()).not.toContain(endpoint.slice(-32));
  for (const id of ids) expect(relay.logText()).not.toContain(id);
  expect(relay.logText()).not.toContain(service.origin);
});

test("nothing comes for the author, after a stop, after the window, or twice within the hour", async () => {
  const { relay, begin, pass, subscribe, sentTo } = await scene();
  const d = await begin();
  const exp = epoch(epochAt(AFTERNOON) + 10 * 96);
  const [witness, stopped, author] = [
    await holderOf(d, { exp }),
    await holderOf(d, { exp }),
    await holderOf(d, { exp }),
  ];
  const short = await holderOf(d);
  const w = await subscribe(d, witness);
  const gone = [await subscribe(d, stopped), await subscribe(d, short)];
  const writer = await subscribe(d, author);
  /** What comes for the witness is sent beside what is due for the others, so theirs would be there too. */
  const seen = (times: number) => poll(() => sentTo(w).length).toBe(times);

  expect(await d.tryAppend(author)).toBe("stored");
  await seen(1);
  await poll(() => gone.map((one) => sentTo(one).length)).toEqual([1, 1]);
  expect(sentTo(writer)).toEqual([]);

  expect(await d.tryAppend(author)).toBe("stored");
  await pass(59 * MINUTE);
  // By now it waits for all of them; one is stopped meanwhile.
  valueOf(
    await d.access({
      revoked: [stopped.grant],
      sections: [{ section: d.section, generation: 1, inbox: false }],
      bundles: [...d.owners, witness, author, short].map((who) => d.bundle(who, d.section, 1)),
    }),
  );
  await pass(MINUTE);
  await seen(2);
  await poll(() => gone.map((one) => sentTo(one).length)).toEqual([1, 2]);

  // The short key lasts a day. On the afternoon after that somebody writes.
  await pass(2 * DAY);
  expect(await d.tryAppend(author, { generation: 1 })).toBe("stored");
  await seen(3);
  await relay.restart();
  await pass(2 * HOUR);
  expect(await d.tryAppend(author, { generation: 1 })).toBe("stored");
  await seen(4);
  expect(gone.map((one) => sentTo(one).length)).toEqual([1, 2]);
  expect(sentTo(writer)).toEqual([]);
});

test("a redirect is not followed, and an address that the service has no more is forgotten", async () => {
  const { service, begin, pass, subscribe, sentTo } = await scene();
  const d = await begin();
  const reader = await holderOf(d);
  const browser = await subscribe(d, reader);
  service.status = 307;
  expect(await d.tryAppend(d.device)).toBe("stored");
  await poll(() => sentTo(browser).length).toBe(1);
  service.status = 410;
  await pass(HOUR);
  await poll(() => sentTo(browser).length).toBe(2);
  expect(service.requests.length).toBe(2);

  service.status = 201;
  const witness = await subscribe(d, await holderOf(d));
  await pass(HOUR);
  expect(await d.tryAppend(d.device)).toBe("stored");
  await poll(() => sentTo(witness).length).toBe(1);
  expect(sentTo(browser).length).toBe(2);
});

test("a push service that answers nothing holds up neither what is written nor the end of the relay", async () => {
  const { relay, service, begin, subscribe, sentTo } = await scene();
  const d = await begin();
  const browser = await subscribe(d, await holderOf(d));
  service.silent = true;
  expect(await d.tryAppend(d.device)).toBe("stored");
  await poll(() => sentTo(browser).length).toBe(1);
  for (let i = 0; i < 20; i++) expect(await d.tryAppend(d.device)).toBe("stored");
  expect(await relay.stop()).toBe(0);
});

test("a stranger cannot make the relay knock anywhere else", async () => {
  const { service, relay, begin } = await scene();
  const d = await begin();
  const { p256dh, auth } = createSubscriber(service.origin);
  const refused = async (endpoint: string): Promise<string> => {
    const body = { endpoint, p256dh, auth, quietFrom: 21, quietUntil: 8 };
    return verdict(await d.relay.subscribePush(signedRequest(d.device, d.dossier, "/v1/push", body, d.now())));
  };
  for (const endpoint of [
    relay.origin,
    "http://127.0.0.1:22/",
    "https://169.254.169.254/latest/meta-data/",
    `${service.origin.replace("127.0.0.1", "localhost")}/x`,
    "https://fcm.googleapis.com/fcm/send/not-listed-here",
  ])
    expect([endpoint, await refused(endpoint)]).toEqual([endpoint, "push-service"]);
});
