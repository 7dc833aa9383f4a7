import type { ProblemName } from "#src/protocol/errors.ts";

/**
 * All that the relay ever writes to its log. There is no line with free text in it: what is not named here cannot be
 * logged, so ids, keys, addresses, names and bodies stay out by type and not by care.
 */
export type LogLine =
  | {
      readonly event: "request";
      /** Method and route template, never the path that was asked for. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      readonly problem?: ProblemName;
    }
  | { readonly event: "live-closed"; readonly code: number; readonly ms: number }
  | {
      readonly event: "listening";
      readonly address: string;
      readonly signup: string;
      readonly app: boolean;
      readonly metrics?: string;
    }
  | { readonly event: "stopping" | "stopped" | "stop-forced" }
  | { readonly event: "refused-to-start"; readonly reasons: readonly string[] }
  | ({ readonly event: "fault"; readonly where: string } & ThrownFacts);

/** What may be known of something thrown: its kind and place in the code. A message can quote what a peer sent. */
type ThrownFacts = { readonly error: string; readonly code?: string; readonly at: readonly string[] };

export type Log = (line: LogLine) => void;

const FRAMES = 8;

/** The name, the code and the stack of something thrown, without its message. */
export function thrownFacts(thrown: unknown): ThrownFacts {
  if (!(thrown instanceof Error)) return { error: typeof thrown, at: [] };
  // The stack begins with the message; without finding where that ends, nothing of it is told.
  const begin = thrown.stack?.indexOf(thrown.message) ?? -1;
  const frames = begin < 0 ? [] : (thrown.stack?.slice(begin + thrown.message.length).split("\n    at ") ?? []);
  const at = frames.slice(1, 1 + FRAMES);
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
  return { error: thrown.name, ...(code === undefined ? {} : { code }), at };
}

/** One line of JSON an event, with the time in front. */
export const createJsonLog =
  (write: (line: string) => void): Log =>
  (line) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
