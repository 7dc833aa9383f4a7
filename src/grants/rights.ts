import type { Brand } from "#src/base/brand.ts";
import { DOMAIN_RIGHTS, type DomainRight, RIGHTS, type Right } from "#src/protocol/capability.ts";

/**
 * Sets of rights as the capability carries them: one byte of bits. Relay rights (read, append, delegate,
 * manage) are what the relay checks; domain rights (note, propose, score, help) what every client checks.
 */
export type RelayRights = Brand<number, "RelayRights">;
export type DomainRights = Brand<number, "DomainRights">;

const RIGHT_NAMES = ["read", "append", "delegate", "manage"] as const satisfies readonly Right[];
const DOMAIN_NAMES = ["note", "propose", "score", "help"] as const satisfies readonly DomainRight[];
const allOf = (bits: Readonly<Record<string, number>>): number =>
  Object.values(bits).reduce((sum, bit) => sum | bit, 0);
const ALL_RELAY = allOf(RIGHTS);
const ALL_DOMAIN = allOf(DOMAIN_RIGHTS);

export const relayRights = (...names: readonly Right[]): RelayRights =>
  names.reduce((bits, name) => bits | RIGHTS[name], 0) as RelayRights;
export const domainRights = (...names: readonly DomainRight[]): DomainRights =>
  names.reduce((bits, name) => bits | DOMAIN_RIGHTS[name], 0) as DomainRights;

/** Undefined when a bit is set that this version does not know: a capability is read whole or not at all. */
export const parseRelayRights = (bits: number): RelayRights | undefined =>
  isSet(bits, ALL_RELAY) ? (bits as RelayRights) : undefined;
export const parseDomainRights = (bits: number): DomainRights | undefined =>
  isSet(bits, ALL_DOMAIN) ? (bits as DomainRights) : undefined;

/** For records, where a later version may have more: the bits this version knows. */
export const knownDomainRights = (bits: number): DomainRights => (bits & ALL_DOMAIN) as DomainRights;

const isSet = (bits: number, all: number): boolean =>
  Number.isInteger(bits) && bits >= 0 && bits <= all && (bits & ~all) === 0;

export const hasRelayRight = (rights: RelayRights, right: Right): boolean => (rights & RIGHTS[right]) !== 0;
export const hasDomainRight = (rights: DomainRights, right: DomainRight): boolean =>
  (rights & DOMAIN_RIGHTS[right]) !== 0;

/** The right to help follows from the requests a key has: with none of them it is not in the key, and never elsewhere. */
export const withoutHelp = (rights: DomainRights): DomainRights => (rights & ~DOMAIN_RIGHTS.help) as DomainRights;
export const withHelp = (rights: DomainRights): DomainRights => (rights | DOMAIN_RIGHTS.help) as DomainRights;

/** The names in the order of their bits. */
export const formatRelayRights = (rights: RelayRights): readonly Right[] =>
  RIGHT_NAMES.filter((name) => hasRelayRight(rights, name));
export const formatDomainRights = (rights: DomainRights): readonly DomainRight[] =>
  DOMAIN_NAMES.filter((name) => hasDomainRight(rights, name));

/** Whoever may propose must be able to read what it is about and how it was answered. */
export const fitTogether = (rights: RelayRights, domain: DomainRights): boolean =>
  !hasDomainRight(domain, "propose") || hasRelayRight(rights, "read");
