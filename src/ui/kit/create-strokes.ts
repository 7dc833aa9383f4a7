import { type Accessor, createSignal } from "solid-js";
import type { Stroke } from "./Drawing.tsx";

export type Strokes = {
  readonly all: Accessor<readonly Stroke[]>;
  /** Begins a stroke at a point of the square. False when the sheet is full. */
  readonly begin: (pen: number, x: number, y: number) => boolean;
  readonly extend: (x: number, y: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: Accessor<boolean>;
  readonly canRedo: Accessor<boolean>;
  readonly clear: () => void;
  readonly isFull: Accessor<boolean>;
  readonly set: (strokes: readonly Stroke[]) => void;
};

export type StrokesLimits = { readonly side: number; readonly points: number; readonly strokes: number };

/** Points nearer to each other than this are one: a finger that rests adds nothing. */
const NEAR = 4;

/** A drawing in the making, with the way back and forth. */
export function createStrokes(limits: StrokesLimits): Strokes {
  const [all, setAll] = createSignal<readonly Stroke[]>([]);
  const [undone, setUndone] = createSignal<readonly Stroke[]>([]);
  const within = (value: number): number => Math.min(limits.side, Math.max(0, Math.round(value)));
  const used = (): number => all().reduce((sum, { points }) => sum + points.length / 2, 0);
  const isFull = (): boolean => used() >= limits.points || all().length >= limits.strokes;
  return {
    all,
    begin: (pen, x, y) => {
      if (isFull()) return false;
      setUndone([]);
      setAll([...all(), { pen, points: [within(x), within(y)] }]);
      return true;
    },
    extend: (x, y) => {
      const last = all().at(-1);
      if (last === undefined || used() >= limits.points) return;
      const [toX, toY] = [within(x), within(y)];
      const [fromX = 0, fromY = 0] = last.points.slice(-2);
      if (Math.hypot(toX - fromX, toY - fromY) < NEAR) return;
      setAll([...all().slice(0, -1), { ...last, points: [...last.points, toX, toY] }]);
    },
    undo: () => {
      const last = all().at(-1);
      if (last === undefined) return;
      setAll(all().slice(0, -1));
      setUndone([...undone(), last]);
    },
    redo: () => {
      const next = undone().at(-1);
      if (next === undefined) return;
      setUndone(undone().slice(0, -1));
      setAll([...all(), next]);
    },
    canUndo: () => all().length > 0,
    canRedo: () => undone().length > 0,
    clear: () => {
      setUndone([...all()].reverse());
      setAll([]);
    },
    isFull,
    set: (strokes) => {
      setUndone([]);
      setAll(strokes);
    },
  };
}
