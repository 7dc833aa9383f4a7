import type { Window } from "#src/protocol/time.ts";
import type { DomainRights, RelayRights } from "./rights.ts";

/** What a link of a chain gives, apart from who and where. */
export type Scope = {
  readonly rights: RelayRights;
  readonly domain: DomainRights;
  readonly window: Window;
  /** The first epoch whose entries may be read. */
  readonly readFrom: number;
  /** How many further links may hang below it. */
  readonly depth: number;
};

/** Does the child have nothing that the parent has not? Equal is narrow enough, but depth must fall. */
export const narrower = (child: Scope, parent: Scope): boolean =>
  (child.rights & ~parent.rights) === 0 &&
  (child.domain & ~parent.domain) === 0 &&
  child.window.nbf >= parent.window.nbf &&
  child.window.exp <= parent.window.exp &&
  child.readFrom >= parent.readFrom &&
  child.depth < parent.depth;

/**
 * The widest scope within the parent that gives no more than was wished. Undefined when nothing is left: no
 * right, no moment, or no link allowed below.
 */
export function attenuate(parent: Scope, wish: Scope): Scope | undefined {
  const rights = (parent.rights & wish.rights) as RelayRights;
  const domain = (parent.domain & wish.domain) as DomainRights;
  const nbf = wish.window.nbf > parent.window.nbf ? wish.window.nbf : parent.window.nbf;
  const exp = wish.window.exp < parent.window.exp ? wish.window.exp : parent.window.exp;
  if (rights === 0 || nbf >= exp || parent.depth === 0) return undefined;
  return {
    rights,
    domain,
    window: { nbf, exp },
    readFrom: Math.max(parent.readFrom, wish.readFrom),
    depth: Math.min(parent.depth - 1, wish.depth),
  };
}
