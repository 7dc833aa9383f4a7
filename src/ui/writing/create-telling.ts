import { type Accessor, createSignal } from "solid-js";
import type { Audience } from "#src/dossier/child-part.ts";
import { tellsSomething } from "#src/dossier/child-voice.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { createDraft, type Draft } from "#src/ui/session/create-draft.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import type { ChildHand, Told } from "./child-hand.ts";
import { createDrawing, type DrawingInMaking } from "./create-drawing.ts";

export const TELL_TEXTS = ["nice", "notNice", "wish"] as const;
export type TellText = (typeof TELL_TEXTS)[number];

/** What is being told, kept as a draft until it is said. */
export type Telling = {
  readonly texts: Readonly<Record<TellText, Draft>>;
  readonly drawing: DrawingInMaking;
  readonly audience: Accessor<Audience>;
  readonly setAudience: (audience: Audience) => void;
  readonly isEmpty: () => boolean;
  readonly begin: () => void;
  /** Goes on with something that was told. */
  readonly change: (told: Told) => void;
  /** Undefined once it is kept; then the drafts are gone. */
  readonly save: (hand: ChildHand) => Promise<string | undefined>;
};

export function createTelling(draft: string): Telling {
  const today = useToday();
  const texts = {
    nice: createDraft(`${draft}/nice`),
    notNice: createDraft(`${draft}/not-nice`),
    wish: createDraft(`${draft}/wish`),
  };
  const drawing = createDrawing(`${draft}/drawing`);
  const [audience, setAudience] = createSignal<Audience>("parent");
  const [editing, setEditing] = createSignal<Told>();
  // One id for one telling: said twice, after an answer that was lost, it is still one.
  let id: EntityId = newEntityId();

  const values = () => {
    const strokes = drawing.strokes.all();
    const words = TELL_TEXTS.map((part) => [part, texts[part][0]().trim() || null] as const);
    return { ...Object.fromEntries(words), drawing: strokes.length > 0 ? strokes : null };
  };
  const empty = (): void => {
    for (const part of TELL_TEXTS) texts[part][2]();
    drawing.strokes.set([]);
    drawing.clear();
    setEditing(undefined);
    setAudience("parent");
    id = newEntityId();
  };
  return {
    texts,
    drawing,
    audience,
    setAudience,
    isEmpty: () => !tellsSomething(values()),
    begin: () => {
      if (editing()) empty();
    },
    change: (told) => {
      empty();
      for (const part of TELL_TEXTS) texts[part][1](told.voice.fields[part] ?? "");
      drawing.strokes.set(told.voice.fields.drawing ?? []);
      setAudience(told.audience);
      setEditing(told);
    },
    save: async (hand) => {
      const before = editing();
      const said = { on: before?.voice.fields.on ?? today(), ...values() };
      const fault = await hand.say(audience(), said, id, before);
      if (fault === undefined) empty();
      return fault;
    },
  };
}
