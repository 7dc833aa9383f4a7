import { type Accessor, createSignal, onMount, type Signal } from "solid-js";
import { fromUtf8, utf8 } from "#src/base/bytes.ts";
import {
  CARD_BYTES,
  type CardFault,
  type NeighbourhoodCard,
  parseNeighbourhoodCard,
} from "#src/exports/neighbourhood-card.ts";
import { keepCard, type KeptCard, readCard } from "#src/operations/neighbourhood-card.ts";
import type { StorageFault } from "#src/operations/ports.ts";
import type { Session } from "#src/operations/session.ts";
import { usePractice, useSession } from "#src/ui/session/app-context.tsx";
import { fetchCard, type FetchFault } from "./fetch-card.ts";

/** A card, and how it came here. */
export type CardHere = { readonly card: NeighbourhoodCard; readonly kept: KeptCard };
export type TakeFault = CardFault | FetchFault | StorageFault;

/** What was there before, back in its place. */
type Undo = () => Promise<void>;
/** What came, and how to undo that where there was something before. */
export type Taken = { readonly card: NeighbourhoodCard; readonly undo: Undo | undefined };

export type Card = {
  /** Undefined while it is not known; null when there is none. */
  readonly here: Accessor<CardHere | null | undefined>;
  /** Is what fits the resident's own wishes asked for? Off when a session begins. */
  readonly byWishes: Accessor<boolean>;
  readonly setByWishes: (on: boolean) => void;
  readonly fetch: () => Promise<Taken | undefined>;
  readonly open: (file: File) => Promise<Taken | undefined>;
  readonly busy: Accessor<boolean>;
  /** Why the last file was not taken. The card that was there is there still. */
  readonly fault: Accessor<TakeFault | undefined>;
};

type Held = { readonly here: Signal<CardHere | null | undefined>; readonly byWishes: Signal<boolean> };
/** Read and parsed once for each session: a card may be megabytes. */
const held = new WeakMap<Session, Held>();

function heldBy(session: Session): Held {
  const known = held.get(session) ?? {
    here: createSignal<CardHere | null | undefined>(),
    byWishes: createSignal(false),
  };
  held.set(session, known);
  return known;
}

/** The neighbourhood card of this device. Nothing is fetched unless somebody presses; the example, in the example only. */
export function createCard(): Card {
  const session = useSession();
  const practice = usePractice();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<TakeFault>();
  const mine = () => heldBy(session());

  const fail = (why: TakeFault): undefined => {
    setFault(why);
    return undefined;
  };
  const put = async (on: Session, next: CardHere | null): Promise<boolean> => {
    const done = await keepCard(on, next?.kept);
    if (done.ok) heldBy(on).here[1](next);
    else fail(done.error);
    return done.ok;
  };
  const take = async (on: Session, data: Uint8Array, from: KeptCard["from"]): Promise<Taken | undefined> => {
    const parsed = parseNeighbourhoodCard(data);
    if (!parsed.ok) return fail(parsed.error);
    const before = heldBy(on).here[0]() ?? null;
    const kept = { from, at: on.now(), text: fromUtf8(data) ?? "" };
    if (on.locked || !(await put(on, { card: parsed.value, kept }))) return undefined;
    return { card: parsed.value, undo: before === null ? undefined : async () => void (await put(on, before)) };
  };
  /** One at a time; what is said of the one before goes first. */
  const alone = async (work: () => Promise<Taken | undefined>): Promise<Taken | undefined> => {
    if (busy()) return undefined;
    setBusy(true);
    setFault(undefined);
    const taken = await work();
    setBusy(false);
    return taken;
  };
  const fetch = (): Promise<Taken | undefined> => {
    const on = session();
    return alone(async () => {
      const fetched = await fetchCard(practice() ? "example" : "own");
      return fetched.ok ? take(on, fetched.value, "here") : fail(fetched.error);
    });
  };

  const read = async (): Promise<void> => {
    const on = session();
    const [known, setKnown] = heldBy(on).here;
    if (known() !== undefined) return;
    const kept = await readCard(on);
    const parsed = kept && parseNeighbourhoodCard(utf8(kept.text));
    if (known() === undefined) setKnown(kept && parsed?.ok ? { card: parsed.value, kept } : null);
    if (known() === null && practice()) await fetch();
  };
  onMount(() => void read());

  return {
    here: () => mine().here[0](),
    byWishes: () => mine().byWishes[0](),
    setByWishes: (on) => mine().byWishes[1](on),
    busy,
    fault,
    fetch,
    open: (file) => {
      const on = session();
      return alone(async () =>
        file.size > CARD_BYTES
          ? fail({ type: "card-too-large" })
          : take(on, new Uint8Array(await file.arrayBuffer()), "file"),
      );
    },
  };
}
