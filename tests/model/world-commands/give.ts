import type { KeyChoice } from "#src/grants/key-choice.ts";
import type { Represents } from "#src/grants/representation-scope.ts";
import { type DomainRights, domainRights } from "#src/grants/rights.ts";
import { changeKey, type KeyChange } from "#src/operations/change-key.ts";
import { ColleagueOffer } from "#src/operations/offer-colleague.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import type { Result } from "#src/base/result.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { hold } from "./broken.ts";
import { type Cast, deviceOf, type HolderName, ledgerOf, type OwnerName, replicaOf } from "./cast.ts";
import { endOf, isOverAt, type KeyFact, leafAt } from "./facts.ts";
import { remember } from "./hoard.ts";
import { CANARY } from "./needles.ts";

type Fine<T> = Result<T, { readonly type: string }>;

/** The value, or undefined where the network, a clock or a rule was in the way: then nothing was given. */
const valueIf = <T>(result: Fine<T>): T | undefined => (result.ok ? result.value : undefined);

/** The resident gives a key at the kitchen table: a code, six digits. */
export async function give(
  cast: Cast,
  by: OwnerName,
  to: HolderName,
  choice: KeyChoice,
  represents?: Represents,
): Promise<KeyFact | undefined> {
  const [owner, holder] = [deviceOf(cast, by), deviceOf(cast, to)];
  const ofKey = { choice, preset: "think-along", circle: "professional" } as const;
  const plan = represents ? { ...ofKey, represents } : ofKey;
  const replica = await exchange(await KeyOffer.open(owner.session, owner.own, plan, { type: "qr" }), holder);
  if (!replica) return undefined;
  const { grant } = replica.ref;
  const entry = ledgerOf(owner).get(grant);
  const exp = endOf(choice.until.type, owner.session.now());
  const from = Math.min(leafAt(owner.session.now()), leafAt(cast.world.now()));
  hold(entry !== undefined && entry.exp === exp, "a key is what was agreed", () => `ends at ${entry?.exp}, not ${exp}`);
  hold((entry?.nbf ?? 0) >= from, "a key is what was agreed", () => "it begins before now");
  const fact: KeyFact = {
    grant,
    holder: to,
    parent: undefined,
    passOn: choice.passOn === true,
    domain: choice.domain,
    sections: choice.sections,
    exp,
    openings: [],
  };
  open(cast, fact, entry?.nbf ?? from);
  cast.keys.push(fact);
  remember(cast, fact);
  return fact;
}

/** A holder lets a colleague in, who asks for all there is. */
export async function delegate(cast: Cast, key: KeyFact, to: HolderName, all: boolean): Promise<void> {
  const replica = replicaOf(cast, key);
  const [from, colleague] = [deviceOf(cast, key.holder as HolderName), deviceOf(cast, to)];
  const sections = all ? key.sections : key.sections.slice(0, 1);
  if (!replica || from === colleague || replica.record.over !== undefined || sections.length === 0) return;
  const domain = domainRights("note", "propose", "score", "help");
  const offer = await ColleagueOffer.open(from.session, replica, { sections, domain });
  hold(
    !offer.ok || key.passOn,
    "nobody does what their key does not allow",
    () => "a key was passed on that may not be",
  );
  const got = await exchange(offer, colleague);
  if (!got) return;
  const end = isOverAt(key, cast.world.now());
  hold(!end, "nobody does what their key does not allow", () => "a key was passed on after its end");
  for (const section of sections) {
    const capability = got.section(section)?.authors.get(got.ref.grant)?.capability;
    if (!capability) continue;
    const { domainRights: domains, exp, rights } = capability;
    const isNarrow = (domains & ~key.domain) === 0 && exp <= key.exp && (rights & RIGHTS.delegate) === 0;
    hold(isNarrow, "nobody does what their key does not allow", () => "a colleague has more than who let them in");
  }
  const fact: KeyFact = {
    grant: got.ref.grant,
    holder: to,
    parent: key,
    passOn: false,
    domain: both(domain, key.domain),
    sections,
    exp: key.exp,
    openings: [],
  };
  open(cast, fact, Math.min(leafAt(from.session.now()), leafAt(cast.world.now())));
  cast.keys.push(fact);
  remember(cast, fact);
}

/** Changes a live key without meeting. Where the answer was lost it may have been done: both are allowed for then. */
export async function change(cast: Cast, by: OwnerName, key: KeyFact, wish: KeyChange): Promise<void> {
  const owner = deviceOf(cast, by);
  const before = cast.spy.taken.length;
  const now = owner.session.now();
  const begin = Math.min(leafAt(now), leafAt(cast.world.now()));
  if (isOverAt(key, now) || key.parent) return;
  const done = await owner.session.exclusive(() => changeKey(owner.session, owner.own, key.grant, wish));
  const entry = ledgerOf(owner).get(key.grant);
  // A key that was asked to stop is stopped first; then there is nothing to change.
  if (!entry || entry.stoppedAt !== undefined) return;
  const exp = wish.until ? endOf(wish.until.type, now) : key.exp;
  if (done.ok && entry.exp === exp) {
    const shorter = exp < key.exp;
    for (const opening of key.openings) if (shorter && opening.closed === undefined) opening.closed = before;
    key.domain = wish.domain ?? key.domain;
    key.passOn = wish.passOn ?? key.passOn;
  } else if (done.ok) return;
  else key.domain = either(key.domain, wish.domain ?? domainRights());
  const sections = wish.sections ?? key.sections;
  key.sections = done.ok ? sections : [...new Set([...key.sections, ...sections])];
  key.exp = done.ok ? exp : Math.max(exp, key.exp);
  const kept = new Map(key.openings.map(({ section, from }) => [section, from]));
  for (const section of sections) reopen(cast, key, section, kept.get(section) ?? begin);
}

function open(cast: Cast, key: KeyFact, from: number): void {
  for (const section of key.sections) reopen(cast, key, section, from);
}

function reopen(cast: Cast, key: KeyFact, section: SectionId, from: number): void {
  key.openings.push({ section, from, exp: key.exp, since: cast.spy.taken.length });
}

const either = (a: DomainRights, b: DomainRights): DomainRights => (a | b) as DomainRights;
const both = (a: DomainRights, b: DomainRights): DomainRights => (a & b) as DomainRights;

type Offer = Pick<KeyOffer | ColleagueOffer, "fragment" | "waitForClaim" | "tryDigits">;

async function exchange(offered: Fine<Offer>, to: ReturnType<typeof deviceOf>) {
  const offer = valueIf(offered);
  if (!offer) return undefined;
  const stop = new AbortController();
  const request = valueIf(await KeyRequest.fromCode(to.session, offer.fragment));
  if (!request) return undefined;
  const claimed = await request.claim({ name: CANARY, role: "", organisation: CANARY }, stop.signal);
  if (!claimed.ok || !(await offer.waitForClaim(stop.signal)).ok) return undefined;
  const digits = valueIf(await request.waitForDigits(stop.signal));
  if (digits === undefined || !(await offer.tryDigits(digits)).ok) return undefined;
  return valueIf(await request.waitForKey(stop.signal));
}
