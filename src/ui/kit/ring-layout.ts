/** Ring 1 is closest to the middle. */
export type Ring = 1 | 2 | 3;

export type RingNode = {
  readonly id: string;
  readonly name: string;
  readonly ring: Ring;
  /** Where on its ring it should stand, in degrees clockwise from the top; left out, it takes its share of the round. */
  readonly angle?: number | undefined;
  /** A place, not a person: drawn with corners. */
  readonly isPlace?: boolean | undefined;
};

/** Where something is put down on the map. */
export type RingPlace = { readonly ring: Ring; readonly angle: number };

export type PlacedNode<N extends RingNode = RingNode> = {
  readonly node: N;
  /** The name over one or more lines, whole. */
  readonly lines: readonly string[];
  /** Middle of the label, and its size, in units of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type RingLayout<N extends RingNode = RingNode> = {
  readonly width: number;
  readonly height: number;
  /** Half-axes of the three ellipses, smallest first. */
  readonly rings: readonly { readonly rx: number; readonly ry: number }[];
  readonly placed: readonly PlacedNode<N>[];
};

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const MARGIN = 8;
const GAP = 6;
const LETTER = 8.6;
/** Height of a line of a name, at 16 px. */
export const LINE = 20;
const PADDING = { inline: 12, block: 10 };
const LONGEST_LINE = 15;
const ME = { width: 64, height: 64 };
const TRIES = 96;
const GROWTH = 1.06;
/** The inner ring stands clear of the middle; the others share what is left. */
const SHARES = [0.44, 0.74, 1] as const;
/** Half of a short name: how near the outer ring comes to the edge. */
const EDGE = 34;

/** Whole names, broken at spaces, and inside a word only when that alone is longer than a line. */
export function breakName(name: string): readonly string[] {
  const words = name
    .trim()
    .split(/\s+/u)
    .flatMap((word) => {
      const letters = [...word];
      const parts: string[] = [];
      for (let at = 0; at < letters.length; at += LONGEST_LINE)
        parts.push(letters.slice(at, at + LONGEST_LINE).join(""));
      return parts;
    });
  const lines: string[] = [];
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= LONGEST_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const overlaps = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + GAP && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + GAP;

/**
 * Puts every name on its ring so that no two touch: each takes the free place nearest to its share of the round,
 * and when one finds none the whole drawing grows taller and starts again. Pure and deterministic.
 *
 * @param available width of the drawing in CSS px.
 * @param scale size of text against 16 px, so that larger letters get larger labels.
 */
export function layoutRings<N extends RingNode>(nodes: readonly N[], available: number, scale = 1): RingLayout<N> {
  const sized = nodes.map((node) => {
    const lines = breakName(node.name);
    const longest = Math.max(2, ...lines.map((line) => [...line].length));
    return {
      node,
      lines,
      width: Math.min(available - 2 * MARGIN, (longest * LETTER + 2 * PADDING.inline) * scale),
      height: (lines.length * LINE + 2 * PADDING.block) * scale,
    };
  });
  const tallest = Math.max(40 * scale, ...sized.map(({ height }) => height));
  const rx3 = available / 2 - MARGIN - EDGE * scale;
  let ry3 = Math.max(160 * scale, Math.min(available * 0.55, 250 * scale));

  for (;;) {
    const rings = SHARES.map((share) => ({ rx: rx3 * share, ry: ry3 * share }));
    const height = 2 * ry3 + tallest + 2 * MARGIN;
    const placed = place(sized, rings, available, height, scale);
    if (placed) return { width: available, height, rings, placed };
    ry3 *= GROWTH;
  }
}

type Sized<N extends RingNode> = Omit<PlacedNode<N>, "x" | "y">;

function place<N extends RingNode>(
  sized: readonly Sized<N>[],
  rings: RingLayout["rings"],
  width: number,
  height: number,
  scale: number,
): readonly PlacedNode<N>[] | undefined {
  const centre = { x: width / 2, y: height / 2 };
  const placed: PlacedNode<N>[] = [];
  const taken: Box[] = [{ ...centre, width: ME.width * scale, height: ME.height * scale }];

  for (const ring of [1, 2, 3] as const) {
    const axes = rings[ring - 1] ?? { rx: 0, ry: 0 };
    const own = sized.filter(({ node }) => node.ring === ring);
    for (const [index, item] of own.entries()) {
      const share =
        item.node.angle === undefined
          ? -Math.PI / 2 + ((index + (ring - 1) / 3) * 2 * Math.PI) / Math.max(1, own.length)
          : (item.node.angle / 180 - 0.5) * Math.PI;
      const spot = nearestFree(item, share, axes, centre, width, taken);
      if (!spot) return undefined;
      taken.push(spot);
      placed.push({ ...item, x: spot.x, y: spot.y });
    }
  }
  return placed;
}

function nearestFree(
  item: { readonly width: number; readonly height: number },
  share: number,
  axes: { readonly rx: number; readonly ry: number },
  centre: { readonly x: number; readonly y: number },
  width: number,
  taken: readonly Box[],
): Box | undefined {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const away = Math.ceil(attempt / 2) * ((2 * Math.PI) / TRIES) * (attempt % 2 === 0 ? 1 : -1);
    const onRing = centre.x + axes.rx * Math.cos(share + away);
    const x = Math.min(width - MARGIN - item.width / 2, Math.max(MARGIN + item.width / 2, onRing));
    // Moved in from the edge, a label must still lie on the line of its own ring.
    if (Math.abs(x - onRing) > item.width / 2) continue;
    const spot: Box = {
      x,
      y: centre.y + axes.ry * Math.sin(share + away),
      width: item.width,
      height: item.height,
    };
    if (!taken.some((other) => overlaps(spot, other))) return spot;
  }
  return undefined;
}

/** The ring and the direction of a point of the drawing: of the ellipses, the one it is nearest to. */
export function placeAt(layout: Pick<RingLayout, "width" | "height" | "rings">, x: number, y: number): RingPlace {
  const outer = layout.rings[2] ?? { rx: 1, ry: 1 };
  const [across, down] = [(x - layout.width / 2) / outer.rx, (y - layout.height / 2) / outer.ry];
  const far = Math.hypot(across, down);
  const away = SHARES.map((share) => Math.abs(share - far));
  const nearest = away.indexOf(Math.min(...away));
  const degrees = Math.round((Math.atan2(down, across) * 180) / Math.PI + 90);
  return { ring: (nearest + 1) as Ring, angle: (degrees + 360) % 360 };
}
