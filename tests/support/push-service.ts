import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { type IncomingHttpHeaders, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { PushTarget } from "#relay/ports/push-sender.ts";
import { type Bytes, concat, fromBase64url, fromUtf8, toBase64url, utf8 } from "#src/base/bytes.ts";

/** A browser as a push service knows it, which can open what is sent to it. */
export type Subscriber = PushTarget & {
  /** Undefined when it does not open. With the padding behind it. */
  open(body: Uint8Array): Bytes | undefined;
};

/** RFC 8291 from the receiver's side, with keys of its own. */
export function createSubscriber(origin: string): Subscriber {
  const own = createECDH("prime256v1");
  own.generateKeys();
  const p256dh = new Uint8Array(own.getPublicKey());
  const auth = new Uint8Array(randomBytes(16));
  const hkdf = (ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array =>
    new Uint8Array(hkdfSync("sha256", ikm, salt, info, length));
  return {
    endpoint: `${origin}/push/${toBase64url(randomBytes(24))}`,
    p256dh,
    auth,
    open: (body) => {
      const salt = body.subarray(0, 16);
      const sender = body.subarray(21, 21 + (body[20] ?? 0));
      const sealed = body.subarray(21 + sender.length);
      const ikm = hkdf(own.computeSecret(sender), auth, concat(utf8("WebPush: info\0"), p256dh, sender), 32);
      const key = hkdf(ikm, salt, utf8("Content-Encoding: aes128gcm\0"), 16);
      const cipher = createDecipheriv("aes-128-gcm", key, hkdf(ikm, salt, utf8("Content-Encoding: nonce\0"), 12));
      cipher.setAuthTag(sealed.subarray(-16));
      try {
        return concat(cipher.update(sealed.subarray(0, -16)), cipher.final());
      } catch {
        return undefined;
      }
    },
  };
}

export type PushRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Bytes;
};

export type PushService = {
  readonly origin: string;
  /** All that came, in order. */
  readonly requests: PushRequest[];
  /** What it answers; 201 unless set. */
  status: number;
  /** Keeps what comes, and answers nothing until it is false again and something new comes. */
  silent: boolean;
  close(): Promise<void>;
};

/** In the place of Google's, Mozilla's or Apple's: a real server that takes what a relay sends and keeps it to be looked into. */
export async function startPushService(): Promise<PushService> {
  const service = { requests: [] as PushRequest[], status: 201, silent: false };
  const server = createServer((incoming, outgoing) => {
    const parts: Uint8Array[] = [];
    incoming.on("data", (part: Buffer) => parts.push(new Uint8Array(part)));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      service.requests.push({ method, path: url, headers, body: concat(...parts) });
      if (service.silent) return;
      outgoing.statusCode = service.status;
      if (service.status >= 300 && service.status < 400) outgoing.setHeader("Location", `${url}/elsewhere`);
      outgoing.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(service, {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}

export type VapidClaims = { readonly aud: string; readonly exp: number; readonly sub?: string };

/** What an Authorization header of RFC 8292 says, once its signature stands under the key it names; undefined if not. */
export function readVapid(header: string): { readonly claims: VapidClaims; readonly key: string } | undefined {
  const [, head = "", claims = "", signature = "", key = ""] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/u.exec(header) ?? [];
  const point = fromBase64url(key);
  const signed = fromBase64url(signature);
  if (point?.length !== 65 || !signed || text(head) !== '{"typ":"JWT","alg":"ES256"}') return undefined;
  const [x, y] = [point.slice(1, 33), point.slice(33)].map(toBase64url);
  const jwk = { kty: "EC", crv: "P-256", x, y };
  const publicKey = createPublicKey({ key: jwk as never, format: "jwk" });
  const stands = verify("sha256", utf8(`${head}.${claims}`), { key: publicKey, dsaEncoding: "ieee-p1363" }, signed);
  return stands ? { claims: JSON.parse(text(claims)) as VapidClaims, key } : undefined;
}

const text = (part: string): string => fromUtf8(fromBase64url(part) ?? new Uint8Array()) ?? "";
