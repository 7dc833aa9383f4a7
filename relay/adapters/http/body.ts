import type { IncomingMessage } from "node:http";
import { type Bytes, concat, fromUtf8 } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import * as z from "zod/mini";

/** Milliseconds that a body gets whatever its length, and bytes a millisecond after that: a phone on a slow line. */
const BODY_PATIENCE = 15_000;
const SLOWEST_LINE = 16;
/** Of a whole change of access there is no waiting for a line that slow: as long as a piece of a file, twice over. */
export const LONGEST_BODY = BODY_PATIENCE + (2 * 1024 * 1024) / SLOWEST_LINE;

/** Bytes of request bodies that may lie in memory at once, of all senders together. */
const ALL_BODIES = 256 * 1024 * 1024;

export type ReadBody = (incoming: IncomingMessage, limit: number) => Promise<Result<Bytes, Problem>>;

/**
 * Reads a body of at most `limit` bytes. Refuses before reading when its announced length is over the limit, and stops
 * at the first byte too many. A sender who breaks off, or takes longer than this much takes on a slow line, gives
 * `malformed`; nobody is there to hear it.
 */
export function createReadBody(all = ALL_BODIES): ReadBody {
  let held = 0;
  return async (incoming, limit) => {
    if (Number(incoming.headers["content-length"] ?? 0) > limit) return err(problem("too-large", { limit }));
    const parts: Uint8Array[] = [];
    let length = 0;
    const late = setTimeout(
      () => incoming.destroy(new Error("the body took too long")),
      Math.min(LONGEST_BODY, BODY_PATIENCE + limit / SLOWEST_LINE),
    );
    try {
      // Leaving the loop must not end the connection: the refusal still has to go out over it.
      for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        length += chunk.length;
        held += chunk.length;
        if (length > limit) return err(problem("too-large", { limit }));
        if (held > all) return err(problem("unavailable", { retryAfter: 5 }));
        parts.push(chunk);
      }
      return ok(concat(...parts));
    } catch {
      return err(problem("malformed"));
    } finally {
      clearTimeout(late);
      held -= length;
    }
  };
}

/** JSON in UTF-8 that the schema takes, unknown fields refused by it. */
export function parseJson<Schema extends z.core.$ZodType>(
  schema: Schema,
  data: Uint8Array,
): Result<z.output<Schema>, Problem> {
  const text = fromUtf8(data);
  if (text === undefined) return err(problem("malformed"));
  try {
    const parsed = z.safeParse(schema, JSON.parse(text));
    return parsed.success ? ok(parsed.data) : err(problem("malformed"));
  } catch {
    return err(problem("malformed"));
  }
}
