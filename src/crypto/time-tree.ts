import { type Bytes, bytes, concat } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { LEAVES, TREE_DEPTH } from "#src/protocol/time.ts";
import { prefixBytes } from "./labels.ts";
import { KEY_LENGTH, sha512 } from "./nacl.ts";

/**
 * The tree of Goldreich, Goldwasser and Micali over time: a node's key gives the keys of all leaves below
 * it and of none beside it, so a window of time is a set of nodes and its end is arithmetic.
 *
 * A node is named by its heap index: the root is 1, the children of i are 2i and 2i+1, leaf n is 2²²+n.
 */
export type CoverNode = { readonly position: number; readonly key: Bytes };

/**
 * Keys of a set of leaves, in the one canonical form: nodes in order of time, none overlapping, none that
 * could be merged. Made by `rootCover`, `cover`, `narrow` and `decodeCover` only.
 */
export type Cover = readonly CoverNode[];

/** Leaves [from, to). */
export type LeafRange = { readonly from: number; readonly to: number };

/** encKey: what envelope keys of this quarter of an hour derive from. commit: public, names encKey in a header. */
export type EpochKey = { readonly encKey: Bytes; readonly commit: Bytes };

const ROOT = 1;
const COMMIT_LENGTH = 16;
const POSITION_LENGTH = 3;
const NODE_LENGTH = POSITION_LENGTH + KEY_LENGTH;

const GGM = prefixBytes("roer/v1/ggm");
const EPOCH = prefixBytes("roer/v1/epoch");

/** The whole of time: SR itself, for owner devices and recovery keys. */
export function rootCover(sr: Bytes): Cover {
  invariant(sr.length === KEY_LENGTH, "a section secret is 32 bytes");
  return [{ position: ROOT, key: sr }];
}

/** The keys of leaves [from, to), at most 42 nodes; a range that is empty or beyond the tree is a bug. */
export function cover(sr: Bytes, from: number, to: number): Cover {
  const all = narrow(rootCover(sr), from, to);
  invariant(all, "the root covers every range");
  return all;
}

/** The cover of [from, to) as derived from a wider one; undefined unless that one holds every leaf of it. */
export function narrow(wide: Cover, from: number, to: number): Cover | undefined {
  invariant(Number.isInteger(from) && Number.isInteger(to), "leaves are whole numbers");
  invariant(0 <= from && from < to && to <= LEAVES, "a range has a leaf and lies inside the tree");
  const out: CoverNode[] = [];
  for (const node of wide) descend(node, from, to, out);
  let leaves = 0;
  for (const node of out) leaves += sizeOf(node.position);
  return leaves === to - from ? out : undefined;
}

/** The key of one leaf; undefined when the cover does not hold it. */
export function leafKey(held: Cover, leaf: number): Bytes | undefined {
  invariant(Number.isInteger(leaf) && leaf >= 0, "a leaf is an unsigned whole number");
  const node = held.find(({ position }) => {
    const first = firstLeaf(position);
    return first <= leaf && leaf < first + sizeOf(position);
  });
  if (!node) return undefined;
  let key = node.key;
  for (let half = sizeOf(node.position) / 2; half >= 1; half /= 2) {
    key = childKey(key, Math.floor(leaf / half) % 2 === 1);
  }
  return key;
}

/** SHA-512("roer/v1/epoch" ‖ leaf): bytes 0 to 32 encrypt, bytes 32 to 48 commit. */
export function epochKey(leaf: Bytes): EpochKey {
  const both = sha512(concat(EPOCH, leaf));
  return { encKey: both.slice(0, KEY_LENGTH), commit: both.slice(KEY_LENGTH, KEY_LENGTH + COMMIT_LENGTH) };
}

/** The ranges a cover holds, in order of time, touching ones joined. */
export function covers(held: Cover): readonly LeafRange[] {
  const ranges: LeafRange[] = [];
  for (const { position } of held) {
    const from = firstLeaf(position);
    const to = from + sizeOf(position);
    const last = ranges.at(-1);
    if (last?.to === from) ranges[ranges.length - 1] = { from: last.from, to };
    else ranges.push({ from, to });
  }
  return ranges;
}

/** position3 ‖ key32 for each node: 35 bytes a node. */
export function encodeCover(held: Cover): Bytes {
  const out = bytes(held.length * NODE_LENGTH);
  held.forEach(({ position, key }, i) => {
    out.set([position >> 16, (position >> 8) & 255, position & 255], i * NODE_LENGTH);
    out.set(key, i * NODE_LENGTH + POSITION_LENGTH);
  });
  return out;
}

/** Undefined unless canonical: at least one node, in the tree, sorted, disjoint, minimal, no trailing bytes. */
export function decodeCover(data: Uint8Array): Cover | undefined {
  if (data.length === 0 || data.length % NODE_LENGTH !== 0) return undefined;
  const out: CoverNode[] = [];
  for (let at = 0; at < data.length; at += NODE_LENGTH) {
    const [high = 0, middle = 0, low = 0] = data.subarray(at, at + POSITION_LENGTH);
    const position = (high << 16) | (middle << 8) | low;
    if (position < ROOT || position >= 2 * LEAVES) return undefined;
    const before = out.at(-1);
    if (before) {
      if (firstLeaf(position) < firstLeaf(before.position) + sizeOf(before.position)) return undefined;
      // In a sorted, disjoint list, nodes can be merged only where two neighbours are each other's sibling.
      if (position === before.position + 1 && position % 2 === 1) return undefined;
    }
    out.push({ position, key: new Uint8Array(data.subarray(at + POSITION_LENGTH, at + NODE_LENGTH)) });
  }
  return out;
}

/** Appends the largest nodes at or below `node` that lie inside [from, to), in order of time. */
function descend(node: CoverNode, from: number, to: number, out: CoverNode[]): void {
  const first = firstLeaf(node.position);
  const end = first + sizeOf(node.position);
  if (end <= from || to <= first) return;
  if (from <= first && end <= to) {
    out.push(node);
    return;
  }
  const middle = (first + end) / 2;
  const left = 2 * node.position;
  if (from < middle) descend({ position: left, key: childKey(node.key, false) }, from, to, out);
  if (to > middle) descend({ position: left + 1, key: childKey(node.key, true) }, from, to, out);
}

/**
 * node(k) → SHA-512("roer/v1/ggm" ‖ k) = left32 ‖ right32. Copies the half out: a view would carry the
 * sibling's key along wherever its buffer is cloned or stored.
 */
function childKey(key: Bytes, right: boolean): Bytes {
  const both = sha512(concat(GGM, key));
  return right ? both.slice(KEY_LENGTH) : both.slice(0, KEY_LENGTH);
}

/** How many leaves lie below a node. */
const sizeOf = (position: number): number => 2 ** (TREE_DEPTH - levelOf(position));

const firstLeaf = (position: number): number => position * sizeOf(position) - LEAVES;

/** 0 for the root, 22 for a leaf. */
const levelOf = (position: number): number => 31 - Math.clz32(position);
