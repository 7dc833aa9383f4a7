import * as z from "zod/mini";
import type { Session } from "./session.ts";

/** What somebody is typing, sealed like everything else: it outlives a lock, a reload and the end of a key. */
const Draft = z.string();
const storedName = (name: string): string => `draft/${name}`;

/** The latest text of each draft that is not yet on its way to the disk. */
const waiting = new WeakMap<Session, Map<string, string>>();
/** The writing that goes on, and whether all that waits will lie on the disk when it is done. */
const writing = new WeakMap<Session, Promise<boolean>>();

/** Empty when there is none. */
export async function readDraft(session: Session, name: string): Promise<string> {
  const held = waiting.get(session)?.get(name);
  if (held !== undefined) return held;
  const stored = await session.store.read(storedName(name), Draft);
  return stored.type === "found" ? stored.value : "";
}

/** Keeps the text; an empty one removes the draft. Resolves to whether it lies on the disk, and not before it does. */
export function keepDraft(session: Session, name: string, text: string): Promise<boolean> {
  if (session.locked) return Promise.resolve(false);
  const held = waiting.get(session) ?? new Map<string, string>();
  waiting.set(session, held.set(name, text));
  const going = writing.get(session);
  if (going) return going;
  const begun = writeAll(session, held);
  writing.set(session, begun);
  return begun;
}

/** One write at a time, each with the newest texts: typing is faster than a cheap phone's disk. */
async function writeAll(session: Session, held: ReadonlyMap<string, string>): Promise<boolean> {
  let stored = true;
  while (stored && held.size > 0 && !session.locked) stored = await settleDrafts(session);
  writing.delete(session);
  return stored && held.size === 0;
}

/** Seals what waits at once and answers when it is on the disk: to be called before a session is locked. */
export async function settleDrafts(session: Session): Promise<boolean> {
  const held = waiting.get(session);
  if (!held || held.size === 0) return true;
  const change = session.store.change();
  for (const [name, text] of held) {
    if (text === "") change.remove(storedName(name));
    else change.put(storedName(name), text);
  }
  held.clear();
  const done = await session.store.commit(change);
  return done.ok;
}
