import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Bytes } from "#src/base/bytes.ts";

/** In the order in which they are preferred. */
const ENCODINGS = ["br", "gzip"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Close to the best there is, at a tenth of its time: a start must not wait for it. */
const BROTLI_QUALITY = 9;
/** Less than this fits in one packet either way. */
const WORTH = 1024;

/** The encoding to answer in by an Accept-Encoding header (RFC 9110 §12.5.3); undefined for as it is. */
export function encodingFor(header: string | undefined): Encoding | undefined {
  const accepted = new Map(
    (header ?? "").split(",").map((part) => {
      const [name = "", ...parameters] = part.split(";").map((one) => one.trim().toLowerCase());
      const quality = parameters.find((one) => one.startsWith("q="));
      return [name, quality === undefined ? 1 : Number(quality.slice(2))] as const;
    }),
  );
  return ENCODINGS.find((name) => (accepted.get(name) ?? 0) > 0);
}

/** Packs once, when first asked. Undefined where packing gains nothing. */
export function createPacked(body: Bytes, type: string): (encoding: Encoding) => Bytes | undefined {
  const packable = body.length >= WORTH && /^(?:text\/|application\/(?:json|manifest\+json)|image\/svg)/u.test(type);
  const packed = new Map<Encoding, Bytes>();
  return (encoding) => {
    if (!packable) return undefined;
    const known = packed.get(encoding) ?? pack(body, encoding);
    packed.set(encoding, known);
    return known;
  };
}

const pack = (body: Bytes, encoding: Encoding): Bytes =>
  new Uint8Array(
    encoding === "br"
      ? brotliCompressSync(body, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        })
      : gzipSync(body, { level: 9 }),
  );
