import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { randomBytes, sha512 } from "#src/crypto/nacl.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import { type Frame, type Page, decodePage, encodePage } from "#src/protocol/page.ts";
import { createRelay } from "#src/sync/relay-client.ts";
import type { Device, World } from "./world.ts";

/** What somebody on the wire, or the relay itself, does with one request of a device. */
export type Meddle = (path: string, init: RequestInit, forward: () => Promise<Response>) => Promise<Response>;

/** From now on all that this device asks the relay passes through other hands. */
export function standBetween(device: Device, world: World, meddle: Meddle): void {
  const { clock } = device.ports;
  const relay = createRelay({
    origin: world.origin,
    fetch: (url, init) => meddle(new URL(url).pathname, init, () => device.link.fetch(url, init)),
    clock,
    sha512,
    randomBytes,
    timeoutMs: 30_000,
  });
  Object.assign(device.ports, { relay });
}

/** An honest wire: what a test goes back to. */
export const honest: Meddle = (_path, _init, forward) => forward();

type Heads = Page["header"]["sections"];

/** Changes what POST /v1/read answers: the frames, the heads, or both. */
export const rewritePages =
  (
    dossier: DossierId,
    rewrite: (frames: readonly Frame[], heads: Heads) => { frames?: readonly Frame[]; heads?: Heads },
  ): Meddle =>
  async (path, _init, forward) => {
    const response = await forward();
    if (path !== "/v1/read" || response.status !== 200) return response;
    const page = decodePage(dossier, new Uint8Array(await response.arrayBuffer()));
    if (!page) throw new Error("the relay's page is well-formed");
    const { frames = page.frames, heads = page.header.sections } = rewrite(page.frames, page.header.sections);
    const sections = heads.map(({ section, head, more }) => ({
      section,
      head: { ...head, hash: toBase64url(head.hash), signature: toBase64url(head.signature) },
      more,
    }));
    return answerWith(
      encodePage({ ...page.header, sections, frames: frames.length }, frames),
      "application/octet-stream",
    );
  };

/** Changes what a path answers in JSON. */
export const rewriteJson =
  (asked: string, rewrite: (answer: Record<string, unknown>) => unknown): Meddle =>
  async (path, _init, forward) => {
    const response = await forward();
    if (path !== asked || response.status !== 200) return response;
    const answer = (await response.json()) as Record<string, unknown>;
    return answerWith(JSON.stringify(rewrite(answer)), "application/json");
  };

export const answerWith = (body: Bytes | string, type: string, status = 200): Response =>
  new Response(body, { status, headers: { "Content-Type": type } });

/** A refusal as the relay words it. */
export const refuseWith = (name: string, status: number, facts: object = {}): Response =>
  answerWith(
    JSON.stringify({ type: `urn:roer:${name}`, title: name, status, ...facts }),
    "application/problem+json",
    status,
  );

/** More steps than anything here has: a run that never gets past its cut is a fault of the test. */
const MOST_CUTS = 60;

/**
 * Runs once for each step at which something can be cut off: `run` cuts at the step it is told and answers whether
 * that step was reached. Ends with the first run that had fewer steps; answers how many were cut.
 */
export async function cutAtEach(run: (at: number) => Promise<boolean>): Promise<number> {
  for (let at = 1; at <= MOST_CUTS; at++) if (!(await run(at))) return at - 1;
  throw new Error(`more than ${MOST_CUTS} steps`);
}
