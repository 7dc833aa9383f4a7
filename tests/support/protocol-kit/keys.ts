import { type Bytes, Reader, concat, demand, fromHex, hex, uint, utf8 } from "./bytes.ts";
import { type BoxPair, H, KDF, type SignPair, boxPair, sha512, signPair } from "./primitives.ts";

export const NO_ID = "0".repeat(32);
/** `exp` of what does not end by time. */
export const NEVER = 0xffffffff;

export type Keys = { readonly sign: SignPair; readonly box: BoxPair };

const named = (label: string, key: Uint8Array): string => hex(H(label, key).slice(0, 16));

export const rootKeys = (rs: Bytes): Keys => ({
  sign: signPair(KDF("root-sign", rs, 32)),
  box: boxPair(KDF("root-box", rs, 32)),
});
export const sheetKeys = (secret: Bytes, rootPk: Bytes): Keys => ({
  sign: signPair(KDF("sheet-sign", secret, 32)),
  box: boxPair(KDF("sheet-box", secret, 32, rootPk)),
});
export const grantKeys = (holderSeed: Bytes, invite: string): Keys => ({
  sign: signPair(KDF("grant-sign", holderSeed, 32, fromHex(invite))),
  box: boxPair(KDF("grant-box", holderSeed, 32, fromHex(invite))),
});
export const publicOf = (root: Keys): Bytes => concat(root.sign.pk, root.box.pk);
export const dossierId = (rootPk: Bytes): string => named("dossier", rootPk);
export const ledgerId = (rootPk: Bytes): string => named("ledger", rootPk);
export const inboxId = (rootPk: Bytes): string => named("inbox-section", rootPk);
export const deviceId = (signPk: Uint8Array): string => named("device", signPk);
export const inboxPair = (sr: Bytes): BoxPair => boxPair(KDF("inbox", sr, 32));

/** Twelve words: 128 bits and the first four of the hash, in numbers of eleven bits. The list is the caller's. */
export function wordsOf(secret: Bytes, list: readonly string[]): readonly string[] {
  const bits = [...secret, (sha512(secret)[0] ?? 0) & 0xf0].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: 12 }, (_, at) => list[Number.parseInt(bits.slice(at * 11, at * 11 + 11), 2)] ?? "");
}

export function secretOf(words: readonly string[], list: readonly string[]): Bytes {
  demand(words.length === 12 && words.every((word) => list.includes(word)), "other-words");
  const bits = words.map((word) => list.indexOf(word).toString(2).padStart(11, "0")).join("");
  const secret = Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2));
  demand(bits.slice(128) === ((sha512(secret)[0] ?? 0) >> 4).toString(2).padStart(4, "0"), "other-words");
  return secret;
}

const DEPTH = 22;
export const LEAVES = 2 ** DEPTH;
const LEAF_MS = 900_000;
const FIRST_LEAF = Date.UTC(2020, 0, 1);
export const leafOf = (ms: number): number => Math.floor((ms - FIRST_LEAF) / LEAF_MS);

/** A node of the time tree, by its heap index. */
export type Node = { readonly position: number; readonly key: Bytes };

const depthOf = (position: number): number => Math.floor(Math.log2(position));

function down(node: Node, position: number): Bytes {
  let key = node.key;
  for (let level = depthOf(position) - depthOf(node.position) - 1; level >= 0; level--) {
    const children = sha512(utf8("roer/v1/ggm"), key);
    key = Math.floor(position / 2 ** level) % 2 === 0 ? children.slice(0, 32) : children.slice(32);
  }
  return key;
}

const spans = (node: Node, leaf: number): boolean =>
  Math.floor((LEAVES + leaf) / 2 ** (DEPTH - depthOf(node.position))) === node.position;

export const wholeTree = (sr: Bytes): readonly Node[] => [{ position: 1, key: sr }];

/** The least nodes of exactly [from, to), in order of time. */
export function coverPositions(from: number, to: number): readonly number[] {
  const within = (position: number): readonly number[] => {
    const size = 2 ** (DEPTH - depthOf(position));
    const first = position * size - LEAVES;
    if (first >= to || first + size <= from) return [];
    if (first >= from && first + size <= to) return [position];
    return [...within(2 * position), ...within(2 * position + 1)];
  };
  return within(1);
}

/** What a window holds, from nodes that span it. */
export const coverOf = (nodes: readonly Node[], from: number, to: number): readonly Node[] =>
  coverPositions(from, to).map((position) => {
    const above = nodes.find(
      (node) => Math.floor(position / 2 ** (depthOf(position) - depthOf(node.position))) === node.position,
    );
    demand(above !== undefined && above.position <= position, "unopenable", "no key of that window");
    return { position, key: down(above, position) };
  });

export type EpochKey = { readonly encKey: Bytes; readonly commit: Bytes };

/** The key of a leaf; undefined where no node spans it. */
export function leafKey(nodes: readonly Node[], leaf: number): Bytes | undefined {
  const above = nodes.find((node) => spans(node, leaf));
  return above && down(above, LEAVES + leaf);
}

export function epochKey(leaf: Bytes): EpochKey {
  const made = sha512(utf8("roer/v1/epoch"), leaf);
  return { encKey: made.slice(0, 32), commit: made.slice(32, 48) };
}

export const encodeCover = (nodes: readonly Node[]): Bytes =>
  concat(...nodes.map(({ position, key }) => concat(uint(position, 3), key)));

export function decodeCover(data: Bytes): readonly Node[] {
  demand(data.length % 35 === 0 && data.length <= 64 * 35, "malformed", "a cover of other than whole nodes");
  const reader = new Reader(data);
  return Array.from({ length: data.length / 35 }, () => {
    const node = { position: reader.uint(3), key: reader.take(32) };
    demand(node.position > 0 && node.position < 2 * LEAVES, "malformed", "a node outside the tree");
    return node;
  });
}
