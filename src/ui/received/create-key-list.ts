import { type Accessor, createMemo } from "solid-js";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { inOrder, isSame, type ReceivedKey, receivedKeys } from "./received-keys.ts";

export type KeyListing = {
  readonly all: Accessor<ReadonlyMap<GrantId, ReceivedKey>>;
  readonly today: Accessor<LocalDate>;
  /** In the order of the list; stays the same array for as long as nothing moves. */
  readonly open: Accessor<readonly GrantId[]>;
  readonly over: Accessor<readonly GrantId[]>;
};

const same = { equals: (a: readonly GrantId[], b: readonly GrantId[]) => a.join() === b.join() };

/**
 * The list of received keys. While one of them is on the screen the others stay where they are: to read a plan takes
 * its news away, and the next row must not move from under a finger.
 */
export function createKeyList(current: Accessor<GrantId | undefined>): KeyListing {
  const session = useSession();
  const today = useToday();
  const day = createMemo(today);
  // What did not change stays the same object: of two hundred rows the rest is left as it is.
  const all = createMemo<ReadonlyMap<GrantId, ReceivedKey>>((before) => {
    const keys = receivedKeys(session(), day()).map((key) => {
      const was = before.get(key.grant);
      return was && isSame(was, key) ? was : key;
    });
    return new Map(keys.map((key) => [key.grant, key]));
  }, new Map());
  const order = createMemo<readonly GrantId[]>((before) => {
    const sorted = inOrder([...all().values()]);
    const stays = current() !== undefined && before.length === sorted.length && before.every((one) => all().has(one));
    return stays ? before : sorted.map(({ grant }) => grant);
  }, []);
  const part = (over: boolean) =>
    createMemo<readonly GrantId[]>(() => order().filter((grant) => all().get(grant)?.over === over), [], same);
  return { all, today: day, open: part(false), over: part(true) };
}
