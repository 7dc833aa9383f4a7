import { type Bytes, Reader, concat, demand, fromHex, hex, same, uint } from "./bytes.ts";
import { LEAVES, NEVER, NO_ID } from "./keys.ts";
import { type SignPair, admitsBoxKey, admitsSignKey, signature, verifies } from "./primitives.ts";

export const READ = 1;
export const APPEND = 2;
export const DELEGATE = 4;
export const MANAGE = 8;

export type Capability = {
  readonly grant: string;
  readonly dossier: string;
  /** Zero for a device: all. */
  readonly section: string;
  readonly signPk: Bytes;
  readonly boxPk: Bytes;
  readonly rights: number;
  readonly domainRights: number;
  readonly nbf: number;
  readonly exp: number;
  readonly readFrom: number;
  readonly depth: number;
  readonly parent: string;
  readonly issuerPk: Bytes;
  readonly counter: number;
};
export type SignedCapability = Capability & { readonly signature: Bytes };

export const encodeCapability = (each: Capability): Bytes =>
  concat(
    uint(1, 1),
    fromHex(each.grant),
    fromHex(each.dossier),
    fromHex(each.section),
    each.signPk,
    each.boxPk,
    uint(each.rights, 1),
    uint(each.domainRights, 1),
    uint(each.nbf, 4),
    uint(each.exp, 4),
    uint(each.readFrom, 4),
    uint(each.depth, 1),
    fromHex(each.parent),
    each.issuerPk,
    uint(each.counter, 4),
  );

export const encodeSigned = (each: SignedCapability): Bytes => concat(encodeCapability(each), each.signature);

/** Decodes and refuses (`malformed`) what is not well formed. */
export function decodeSigned(wire: Bytes): SignedCapability {
  const reader = new Reader(wire);
  demand(reader.uint(1) === 1, "malformed", "version");
  const made: SignedCapability = {
    grant: reader.id(),
    dossier: reader.id(),
    section: reader.id(),
    signPk: reader.take(32),
    boxPk: reader.take(32),
    rights: reader.uint(1),
    domainRights: reader.uint(1),
    nbf: reader.uint(4),
    exp: reader.uint(4),
    readFrom: reader.uint(4),
    depth: reader.uint(1),
    parent: reader.id(),
    issuerPk: reader.take(32),
    counter: reader.uint(4),
    signature: reader.take(64),
  };
  reader.end();
  demand(isWellFormed(made), "malformed", "a capability that says what none may");
  return made;
}

function isWellFormed(each: Capability): boolean {
  if (each.grant === NO_ID || each.rights === 0 || each.rights > 15 || each.domainRights > 15) return false;
  if ((each.domainRights & 2) !== 0 && (each.rights & READ) === 0) return false;
  if (each.exp <= each.nbf || each.depth > 3) return false;
  if ((each.rights & MANAGE) === 0) return each.section !== NO_ID && each.exp <= LEAVES;
  return each.section === NO_ID && each.nbf === 0 && each.exp === NEVER && each.readFrom === 0;
}

export const signCapability = (each: Capability, issuer: SignPair): SignedCapability => ({
  ...each,
  signature: signature(issuer, "roer/v1/capability", encodeCapability(each)),
});

/** The keys of a capability that is new to whoever takes it. */
export const admits = ({ signPk, boxPk }: Capability): boolean => admitsSignKey(signPk) && admitsBoxKey(boxPk);

const isSigned = (each: SignedCapability): boolean =>
  verifies(each.issuerPk, "roer/v1/capability", encodeCapability(each), each.signature);

const isNarrower = (each: Capability, parent: Capability): boolean =>
  (parent.rights & DELEGATE) !== 0 &&
  each.section === parent.section &&
  (each.rights & ~parent.rights) === 0 &&
  (each.domainRights & ~parent.domainRights) === 0 &&
  each.nbf >= parent.nbf &&
  each.exp <= parent.exp &&
  each.readFrom >= parent.readFrom &&
  each.depth < parent.depth;

const LONGEST_CHAIN = 35;

/**
 * Follows a capability up to the root by those that are known. `known` gives the capability of a grant that may stand
 * above it: the same section's, or a device's.
 */
export function demandChain(
  each: SignedCapability,
  rootSignPk: Bytes,
  known: (grant: string, below: SignedCapability) => SignedCapability | undefined,
  links = 1,
): void {
  demand(links <= LONGEST_CHAIN, "chain-broken", "too long");
  if (each.parent === NO_ID) {
    demand((each.rights & MANAGE) !== 0, "chain-broken", "below the root only who manages");
    demand(same(each.issuerPk, rootSignPk), "chain-broken", "another root");
  } else {
    const parent = known(each.parent, each);
    demand(parent !== undefined && parent.grant === each.parent, "chain-broken", `no ${each.parent}`);
    demand(each.dossier === parent.dossier, "chain-widens", "another dossier");
    demand(same(each.issuerPk, parent.signPk), "chain-widens", "not the parent's key");
    demand((parent.rights & MANAGE) !== 0 || isNarrower(each, parent), "chain-widens");
    demandChain(parent, rootSignPk, known, links + 1);
  }
  demand(isSigned(each), "chain-bad-signature");
}

/** Capabilities by which chains are followed: of a grant per section, of devices for all. */
export class Chains {
  readonly #known = new Map<string, SignedCapability>();
  readonly #rootSignPk: Bytes;
  readonly #dossier: string;
  constructor(rootSignPk: Bytes, dossier: string) {
    this.#rootSignPk = rootSignPk;
    this.#dossier = dossier;
  }
  of(grant: string, section: string): SignedCapability | undefined {
    return this.#known.get(`${grant} ${NO_ID}`) ?? this.#known.get(`${grant} ${section}`);
  }
  /** The key of a grant, whatever it may: that of its first issue stays. */
  signPkOf(grant: string): Bytes | undefined {
    return [...this.#known.values()].find((each) => each.grant === grant)?.signPk;
  }
  /** Takes one that is of this dossier, chains to the root, and neither counts down nor changes its key. */
  take(each: SignedCapability): void {
    demand(each.dossier === this.#dossier, "malformed", "a capability of another dossier");
    demandChain(each, this.#rootSignPk, (grant, below) => this.of(grant, below.section));
    const name = `${each.grant} ${each.section}`;
    const before = this.#known.get(name);
    demand(before === undefined || each.counter >= before.counter, "conflict", "counts down");
    demand(before === undefined || same(each.signPk, before.signPk), "conflict", "another key");
    demand(before !== undefined || admits(each), "malformed", "keys that are not admitted");
    this.#known.set(name, each);
  }
  /** Those that may have come in any order. */
  takeAll(all: readonly SignedCapability[]): void {
    const left = new Map(all.map((each) => [hex(encodeSigned(each)), each]));
    for (let before = -1; before !== left.size;) {
      before = left.size;
      for (const [name, each] of left) {
        if (each.parent !== NO_ID && !this.of(each.parent, each.section)) continue;
        this.take(each);
        left.delete(name);
      }
    }
    demand(left.size === 0, "chain-broken");
  }
}
