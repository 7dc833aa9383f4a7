import * as z from "zod/mini";
import { few } from "./field-rules.ts";

/** Side of the square a drawing is made on; coordinates are whole numbers of it, so that one looks alike on every screen. */
export const DRAWING_SIDE = 1_000;
/** All strokes together stay well within one envelope. */
export const DRAWING_POINTS = 4_000;
export const DRAWING_STROKES = 400;

const coordinate = () => z.number().check(z.int(), z.gte(0), z.lte(DRAWING_SIDE));

/** x and y in turn. `pen` chooses one of the kit's colours and widths. */
const stroke = () =>
  z.object({ pen: z.number().check(z.int(), z.gte(0), z.lte(7)), points: few(coordinate(), DRAWING_POINTS * 2) });

export const drawing = () =>
  z.array(stroke()).check(
    z.minLength(1),
    z.maxLength(DRAWING_STROKES),
    z.refine((strokes) => strokes.reduce((sum, { points }) => sum + points.length, 0) <= DRAWING_POINTS * 2),
  );
export type Drawing = z.infer<ReturnType<typeof drawing>>;

/** A drawing from a text; undefined when it is none. */
export function parseDrawing(text: string): Drawing | undefined {
  try {
    const read = z.safeParse(drawing(), JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
