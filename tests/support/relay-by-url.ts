import { afterAll, beforeAll } from "vitest";
import { Refused, hex } from "./protocol-kit/bytes.ts";
import { draw } from "./protocol-kit/primitives.ts";
import { RelayApi, RelayProblem } from "./protocol-kit/relay.ts";
import { type RelayProcess, startRelay } from "./relay-process.ts";

/** The address of a relay that somebody wants tested; our own process where it is not set. */
export const RELAY_UNDER_TEST = process.env["RELAY_UNDER_TEST"];

/** Of ours: who tests asks faster than people do. Another relay says `rate`, and is asked again when it said. */
const PATIENT = { RELAY_ADDRESS_RATE: "1000000", RELAY_ADDRESS_FAILURES: "1000000" };

export type ByUrl = { readonly relay: RelayApi; readonly ours: RelayProcess | undefined };

/** Opens the relay before the tests of a file, and ends it after them if it is ours. */
export function relayByUrl(): ByUrl {
  let relay: RelayApi | undefined;
  let ours: RelayProcess | undefined;
  beforeAll(async () => {
    if (RELAY_UNDER_TEST === undefined) ours = await startRelay({ environment: PATIENT });
    relay = new RelayApi(RELAY_UNDER_TEST ?? ours?.origin ?? "");
    await relay.hello();
  });
  afterAll(() => ours?.stop());
  return {
    get relay() {
      if (!relay) throw new Error("asked before the tests began");
      return relay;
    },
    get ours() {
      return ours;
    },
  };
}

/** Why it was refused, by the relay or by the kit; `holds` where it was not. */
export const reasonOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => "holds",
    (error: unknown) => {
      if (error instanceof Refused) return error.reason;
      throw error;
    },
  );

export async function problemOf(run: Promise<unknown>): Promise<RelayProblem["facts"]> {
  try {
    await run;
  } catch (error) {
    if (error instanceof RelayProblem) return error.facts;
    throw error;
  }
  throw new Error("nothing was refused");
}

type Writes = { op(kind: string, id: string, fields: object): string };
export const note = (writer: Writes, text: string): string => writer.op("note", hex(draw(16)), { text });

type Log = { readonly entries: readonly { readonly ops: readonly string[]; readonly aside: string | undefined }[] };

/** What a reader has of a section: the text of each note, or why an envelope was set aside. */
export const notesOf = ({ entries }: Log): readonly string[] =>
  entries.flatMap(({ aside, ops }) =>
    aside === undefined
      ? ops.flatMap((op) => (JSON.parse(op) as { fields?: { text?: string } }).fields?.text ?? [])
      : [aside],
  );
