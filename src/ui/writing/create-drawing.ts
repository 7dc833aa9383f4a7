import { type Accessor, createEffect, createSignal, on } from "solid-js";
import { DRAWING_POINTS, DRAWING_SIDE, DRAWING_STROKES, parseDrawing } from "#src/dossier/drawing.ts";
import { createStrokes, type Strokes } from "#src/ui/kit/create-strokes.ts";
import type { Stroke } from "#src/ui/kit/Drawing.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";

export type DrawingInMaking = {
  readonly strokes: Strokes;
  /** True once what is on the sheet lies on this device. */
  readonly kept: Accessor<boolean>;
  /** The sheet is used: the draft goes. */
  readonly clear: () => void;
  /** Counts up at each change. */
  readonly changes: Accessor<number>;
};

/** A drawing whose every stroke is kept at once as a draft, under its name. `begin`: what is on the sheet already. */
export function createDrawing(draftName: string, begin: readonly Stroke[] = []): DrawingInMaking {
  const [draft, setDraft, clear, kept] = createDraft(draftName);
  const strokes = createStrokes({ side: DRAWING_SIDE, points: DRAWING_POINTS, strokes: DRAWING_STROKES });
  const [changes, setChanges] = createSignal(0);
  strokes.set(begin);
  // What was drawn before a lock comes back a moment later than the screen.
  createEffect(
    on(draft, (text) => {
      const drawn = text === "" ? undefined : parseDrawing(text);
      if (drawn && JSON.stringify(drawn) !== JSON.stringify(strokes.all())) strokes.set(drawn);
    }),
  );
  createEffect(
    on(
      strokes.all,
      (now) => {
        setChanges((count) => count + 1);
        if (now !== begin) setDraft(JSON.stringify(now));
      },
      { defer: true },
    ),
  );
  return { strokes, kept, clear, changes };
}
