import * as z from "zod/mini";
import { few } from "./field-rules.ts";

/** Side of the square a drawing is made on; coordinates are whole numbers of it, so that one looks alike on every screen. */
export const DRAWING_SIDE = 1_000;
/** All strokes together stay well within one envelope. */
export const DRAWING_POINTS = 4_000;
const STROKES = 400;

const coordinate = () => z.number().check(z.int(), z.gte(0), z.lte(DRAWING_SIDE));

/** x and y in turn. `pen` chooses one of the kit's colours and widths. */
const stroke = () =>
  z.object({ pen: z.number().check(z.int(), z.gte(0), z.lte(7)), points: few(coordinate(), DRAWING_POINTS * 2) });

export const drawing = () =>
  z.array(stroke()).check(
    z.minLength(1),
    z.maxLength(STROKES),
    z.refine((strokes) => strokes.reduce((sum, { points }) => sum + points.length, 0) <= DRAWING_POINTS * 2),
  );
export type Drawing = z.infer<ReturnType<typeof drawing>>;
