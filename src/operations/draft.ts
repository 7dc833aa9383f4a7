import * as z from "zod/mini";
import type { Session } from "./session.ts";

/** What somebody is typing, sealed like everything else: it outlives a lock, a reload and the end of a key. */
const Draft = z.string();
const storedName = (name: string): string => `draft/${name}`;

/** The latest text of each draft that is not yet on its way to the disk. */
const waiting = new WeakMap<Session, Map<string, string>>();
const writing = new WeakSet<Session>();

/** Empty when there is none. */
export async function readDraft(session: Session, name: string): Promise<string> {
  const held = waiting.get(session)?.get(name);
  if (held !== undefined) return held;
  const stored = await session.store.read(storedName(name), Draft);
  return stored.type === "found" ? stored.value : "";
}

/** Keeps the text; an empty one removes the draft. Resolves to whether it lies on the disk. */
export async function keepDraft(session: Session, name: string, text: string): Promise<boolean> {
  if (session.locked) return false;
  const held = waiting.get(session) ?? new Map<string, string>();
  waiting.set(session, held.set(name, text));
  if (writing.has(session)) return true;
  writing.add(session);
  let stored = true;
  // One write at a time, each with the newest texts: typing is faster than a cheap phone's disk.
  while (stored && held.size > 0 && !session.locked) stored = await settleDrafts(session);
  writing.delete(session);
  return stored;
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
