import * as fc from "fast-check";
import { HOUR, DAY, MINUTE } from "#src/base/instant.ts";
import { domainRights } from "#src/grants/rights.ts";
import { type Cast, deviceOf, HOLDERS, type OwnerName, ownerNames, type PersonName } from "./cast.ts";
import { endedAt, isOverAt, type KeyFact } from "./facts.ts";
import { change, delegate, give } from "./give.ts";
import { expectSafe } from "./invariants.ts";
import { fork, FORKS, meddle, TAMPERINGS } from "./malice.ts";
import { crash, lossySync, recover, toTheEndOf } from "./mishaps.ts";
import * as moves from "./moves.ts";
import { overreach, tryAfterTheEnd } from "./thief.ts";

/** What is agreed beforehand needs no model beside the cast: numbers pick among what is there by then. */
export type Step = fc.AsyncCommand<object, Cast>;

class Move implements Step {
  readonly #words: string;
  readonly #act: (cast: Cast) => Promise<unknown>;
  constructor(words: string, act: (cast: Cast) => Promise<unknown>) {
    this.#words = words;
    this.#act = act;
  }
  check(): boolean {
    return true;
  }
  async run(_model: object, cast: Cast): Promise<void> {
    const before = cast.spy.taken.length;
    await this.#act(cast);
    expectSafe(cast, before);
  }
  toString(): string {
    return this.#words;
  }
}

const n = fc.nat({ max: 11 });
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const owner = (cast: Cast, at: number): OwnerName => pick(ownerNames(cast), at) ?? "phone";
const person = (cast: Cast, at: number): PersonName => pick([...cast.devices.keys()], at) ?? "phone";
const isLive =
  (cast: Cast) =>
  (key: KeyFact): boolean =>
    !isOverAt(key, cast.world.now()) && endedAt(cast.spy, key) > cast.spy.taken.length;
const liveKey = (cast: Cast, at: number): KeyFact | undefined => pick(cast.keys.filter(isLive(cast)), at);
const anyKey = (cast: Cast, at: number): KeyFact | undefined => pick(cast.keys, at);
const desk = (cast: Cast, at: number): moves.Desk => {
  const desks: moves.Desk[] = ownerNames(cast).map((one) => ({ person: one, key: undefined }));
  for (const key of cast.keys.filter(isLive(cast))) desks.push({ person: key.holder as PersonName, key });
  return pick(desks, at) ?? { person: "phone", key: undefined };
};

/** Of the parts that this device has, those that bits say; rights likewise. */
const parts = (cast: Cast, by: OwnerName, bits: number) =>
  cast.sections.filter((id, i) => (bits & (1 << i)) !== 0 && deviceOf(cast, by).own.section(id) !== undefined);
const rights = (bits: number) =>
  domainRights(...(bits & 1 ? (["note"] as const) : []), ...(bits & 2 ? (["propose"] as const) : []));
const until = fc.constantFrom("today", "two-days", "two-weeks");

type Act = (cast: Cast, ...args: never[]) => Promise<unknown>;
const ACTS = new Map<string, Act>();

const stepOf = (name: string, args: readonly (number | boolean | string)[]): Step => {
  const act = ACTS.get(name);
  if (!act) throw new Error(`there is no step ${name}`);
  return new Move(`${name}(${args.join(", ")})`, (cast) => act(cast, ...(args as readonly never[])));
};

const step = <A extends readonly (number | boolean | string)[]>(
  name: string,
  args: { [K in keyof A]: fc.Arbitrary<A[K]> },
  act: (cast: Cast, ...args: A) => Promise<unknown>,
): fc.Arbitrary<Step> => {
  ACTS.set(name, act as unknown as Act);
  return (fc.tuple(...args) as unknown as fc.Arbitrary<A>).map((all) => stepOf(name, all));
};

/** A step as a failing world said it, so that what was found once is tried for ever. */
export function parseStep(words: string): Step {
  const [, name = "", list = ""] = /^(\w+)\((.*)\)$/u.exec(words) ?? [];
  const args = list === "" ? [] : list.split(", ");
  return stepOf(
    name,
    args.map((arg) => (/^-?\d+$/u.test(arg) ? Number(arg) : arg === "true" || arg === "false" ? arg === "true" : arg)),
  );
}

const withKey = (cast: Cast, key: KeyFact | undefined, act: (key: KeyFact) => Promise<unknown>): Promise<unknown> =>
  key ? act(key) : Promise.resolve(cast);

const write = step("write", [n, n], (cast, who, where) => moves.write(cast, desk(cast, who), where));
const sync = step("sync", [n], (cast, who) => moves.sync(cast, person(cast, who)));
const stop = step("stop", [n, n], (cast, by, key) =>
  withKey(cast, liveKey(cast, key), (one) => moves.stop(cast, owner(cast, by), one)),
);
const give_ = step("give", [n, n, n, n, until, fc.boolean()], (cast, by, to, bits, may, type, passOn) => {
  const sections = parts(cast, owner(cast, by), bits);
  const choice = {
    sections,
    domain: sections.length > 0 ? rights(may) : domainRights("note"),
    until: { type },
    passOn,
  };
  return give(cast, owner(cast, by), pick(HOLDERS, to) ?? "els", choice);
});
const pass = step("passOn", [n, n, fc.boolean()], (cast, key, to, all) =>
  withKey(cast, liveKey(cast, key), (one) => delegate(cast, one, pick(HOLDERS, to) ?? "vera", all)),
);
const end = step("toTheEndOf", [n, fc.constantFrom(-1, 0, 1)], (cast, key, leaves) =>
  withKey(cast, liveKey(cast, key), (one) => toTheEndOf(cast, one, leaves)),
);

/** Every step there is; what happens often in a life stands in it more than once. */
export const STEPS: readonly fc.Arbitrary<Step>[] = [
  write,
  write,
  write,
  sync,
  sync,
  sync,
  sync,
  step("propose", [n, n], (cast, key, at) => withKey(cast, liveKey(cast, key), (one) => moves.propose(cast, one, at))),
  step("takeBack", [n], (cast, who) => moves.takeBack(cast, desk(cast, who))),
  step("reword", [n, n], (cast, by, at) => moves.reword(cast, owner(cast, by), at)),
  step("removeGoal", [n, n], (cast, by, at) => moves.removeGoal(cast, owner(cast, by), at)),
  step("newGoal", [n], (cast, by) => moves.newGoal(cast, owner(cast, by))),
  give_,
  stop,
  stop,
  pass,
  pass,
  end,
  step("renew", [n, n, until], (cast, by, key, type) =>
    withKey(cast, liveKey(cast, key), (one) => change(cast, owner(cast, by), one, { until: { type } })),
  ),
  step("change", [n, n, n, n], (cast, by, key, bits, may) =>
    withKey(cast, liveKey(cast, key), (one) => {
      const sections = parts(cast, owner(cast, by), bits);
      return change(cast, owner(cast, by), one, { sections, domain: sections.length > 0 ? rights(may) : rights(1) });
    }),
  ),
  step("replace", [n, n, n], (cast, by, old, next) =>
    withKey(cast, liveKey(cast, old), (one) =>
      withKey(cast, liveKey(cast, next), (other) => moves.replace(cast, owner(cast, by), one, other)),
    ),
  ),
  step("offline", [n, fc.boolean()], async (cast, who, offline) => {
    deviceOf(cast, person(cast, who)).offline = offline;
  }),
  step("skew", [n, fc.constantFrom(-20, -5, 0, 5, 20)], async (cast, who, minutes) => {
    deviceOf(cast, person(cast, who)).ahead = minutes * MINUTE;
  }),
  step("advance", [fc.constantFrom(15 * MINUTE, HOUR, 9 * HOUR, DAY)], async (cast, by) => cast.world.advance(by)),
  step("restart", [n], (cast, who) => deviceOf(cast, person(cast, who)).restart()),
  step(
    "crash",
    [n, fc.constantFrom("cut-before", "cut-after"), fc.constantFrom("write", "sync")],
    (cast, who, ...how) => crash(cast, desk(cast, who), ...how),
  ),
  step(
    "lossySync",
    [n, fc.constantFrom("request", "answer"), fc.constantFrom("append", "access", "read", "")],
    (cast, who, what, path) => lossySync(cast, person(cast, who), what, path),
  ),
  step("meddle", [n, fc.constantFrom(...TAMPERINGS)], (cast, who, how) => meddle(cast, person(cast, who), how)),
  step("fork", [n, fc.constantFrom(...FORKS)], (cast, who, how) => fork(cast, pick(HOLDERS, who) ?? "els", how)),
  step("afterTheEnd", [n], (cast, key) => withKey(cast, anyKey(cast, key), (one) => tryAfterTheEnd(cast, one))),
  step("overreach", [n], (cast, key) => withKey(cast, liveKey(cast, key), (one) => overreach(cast, one))),
  step("childSpeaks", [], (cast) => moves.childSpeaks(cast)),
  step("parentAsChild", [], (cast) => moves.parentSpeaksAsChild(cast)),
  step("recover", [], (cast) => recover(cast)),
];
