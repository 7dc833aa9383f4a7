import { type Accessor, createSignal } from "solid-js";
import { ok, type Result } from "#src/base/result.ts";
import type { Mode, Scope } from "#src/dossier/acting.ts";
import { choosePreset, type KeyChoice, type KeyChoiceFault } from "#src/grants/key-choice.ts";
import { type LedgerGrant, passesOn } from "#src/grants/ledger.ts";
import {
  circleOf,
  defaultPreset,
  parsePresetId,
  type PresetId,
  preset,
  type Relation,
  relationOf,
} from "#src/grants/presets.ts";
import { knownDomainRights } from "#src/grants/rights.ts";
import { type Represents, representsOf } from "#src/grants/representation-scope.ts";
import type { DateChoice } from "#src/grants/window.ts";
import type { KeyPlan } from "#src/operations/give-key.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { choiceOf, type OwnTicks, ticksOf } from "./own-ticks.ts";
import { type PlanPart, presetParts } from "./plan-parts.ts";

/** What is being chosen for a new key. It lives in memory, so that Back and other screens keep it, and a lock drops it. */
export type GiveKey = {
  readonly relation: Accessor<Relation | undefined>;
  readonly chooseRelation: (relation: Relation) => void;
  /** Undefined while the ticks of one's own count. */
  readonly preset: Accessor<PresetId | undefined>;
  readonly choosePreset: (id: PresetId) => void;
  readonly ticks: Accessor<OwnTicks>;
  readonly setTicks: (ticks: OwnTicks) => void;
  readonly until: Accessor<DateChoice>;
  readonly setUntil: (until: DateChoice) => void;
  readonly choice: () => Result<KeyChoice, KeyChoiceFault>;
  /** Undefined while something is still to be chosen. */
  readonly plan: () => KeyPlan | undefined;
  /** The summary was seen: Back from a change returns there. */
  readonly summed: Accessor<boolean>;
  readonly sumUp: () => void;
  /** Starts anew; from a goal, that goal is what is shared. */
  readonly begin: (cameFrom?: SectionId) => void;
  /** What a child's key is cannot be chosen, but for its end. */
  readonly fixed: Accessor<KeyPlan | undefined>;
  readonly fix: (plan: KeyPlan) => void;
  /** Whose place the new holder takes. */
  readonly replaces: Accessor<GrantId | undefined>;
  readonly replace: (old: GrantId | undefined) => void;
  /** In what the other decides for the resident, and how; undefined for who decides nothing. */
  readonly represents: Accessor<Represents | undefined>;
  /** `opens`: what a key about this opens to begin with. */
  readonly chooseScope: (scope: Scope, opens: readonly SectionId[]) => void;
  readonly chooseMode: (mode: Mode) => void;
  /** Starts with the settings of a key that is over. */
  readonly again: (grant: LedgerGrant) => void;
};

/**
 * @param parts what the plan has now; read at every use.
 * @param on `changed` when something is chosen: a code that was made for the old choice must not give it; `begun` when
 *   a new key is begun.
 */
export function createGiveKey(
  parts: () => readonly PlanPart[],
  on: { readonly begun: () => void; readonly changed: () => void },
): GiveKey {
  const [relation, setRelation] = createSignal<Relation>();
  const [chosen, setChosen] = createSignal<PresetId>();
  const [own, setOwn] = createSignal<OwnTicks>();
  const [date, setDate] = createSignal<DateChoice>();
  const [cameFrom, setCameFrom] = createSignal<SectionId>();
  const [summed, setSummed] = createSignal(false);
  const [replaces, setReplaces] = createSignal<GrantId>();
  const [fixed, setFixed] = createSignal<KeyPlan>();
  const [acting, setActing] = createSignal<Represents>();

  const until = (): DateChoice => date() ?? fixed()?.choice.until ?? preset(chosen() ?? "think-along").lasts;
  const ofPreset = (id: PresetId): KeyChoice => ({
    ...choosePreset(preset(id), presetParts(parts(), cameFrom())),
    until: until(),
  });
  const ticks = (): OwnTicks => {
    const kept = own();
    if (kept) return kept;
    return ticksOf(ofPreset(chosen() ?? "think-along"));
  };
  const choice = (): Result<KeyChoice, KeyChoiceFault> => {
    const id = chosen();
    if (id !== undefined && own() === undefined) return ok(ofPreset(id));
    return choiceOf(ticks(), parts(), until());
  };
  const begin = (from?: SectionId): void => {
    setRelation(undefined);
    setChosen(undefined);
    setOwn(undefined);
    setDate(undefined);
    setSummed(false);
    setReplaces(undefined);
    setFixed(undefined);
    setActing(undefined);
    setCameFrom(() => from);
    on.begun();
  };
  return {
    relation,
    chooseRelation: (next) => {
      setFixed(undefined);
      if (next !== relation()) {
        setChosen(defaultPreset(next));
        setOwn(undefined);
        setDate(undefined);
        setActing(undefined);
      }
      setRelation(next);
      on.changed();
    },
    preset: () => (own() === undefined ? chosen() : undefined),
    choosePreset: (id) => {
      if (id !== chosen()) setDate(undefined);
      setChosen(id);
      setOwn(undefined);
      on.changed();
    },
    ticks,
    setTicks: (next) => {
      // The date of the preset stays the date that was shown.
      setDate(until());
      setOwn(next);
      on.changed();
    },
    until,
    setUntil: (next) => {
      setDate(next);
      on.changed();
    },
    choice,
    fixed,
    fix: (plan) => {
      setFixed(plan);
      setRelation(relationOf(plan.circle));
    },
    plan: () => {
      const only = fixed();
      if (only) return { ...only, choice: { ...only.choice, until: until() } };
      const made = choice();
      const whom = relation();
      if (!made.ok || whom === undefined) return undefined;
      const preset = own() === undefined ? (chosen() ?? "own") : "own";
      const represents = acting();
      if (whom !== "representative") return { choice: made.value, preset, circle: circleOf(whom) };
      if (!represents) return undefined;
      // What was ticked beside it is read, and decided on by nobody but the resident.
      const sections = represents.sections.filter((section) => made.value.sections.includes(section));
      return { choice: made.value, preset: "own", circle: circleOf(whom), represents: { ...represents, sections } };
    },
    represents: acting,
    chooseScope: (scope, opens) => {
      const before = acting();
      if (before?.scope !== scope) {
        setOwn(ticksOf({ sections: opens, domain: preset("think-along").domain }));
        setDate({ type: "one-year" });
      }
      setActing({ scope, mode: before?.mode ?? "together", sections: opens });
      on.changed();
    },
    chooseMode: (mode) => {
      setActing((before) => before && { ...before, mode });
      on.changed();
    },
    summed,
    sumUp: () => setSummed(true),
    begin,
    replaces,
    replace: (old) => setReplaces(() => old),
    again: (grant) => {
      begin();
      const represents = representsOf(grant);
      setRelation(represents ? "representative" : relationOf(grant.circle));
      setActing(represents);
      const before = parsePresetId(grant.preset) ?? "think-along";
      setChosen(before);
      // What somebody was asked for is no part of the plan, and is asked of the next one anew.
      const there = parts().map(({ section }) => section);
      const sections = grant.sections.filter((section) => there.includes(section));
      setOwn(ticksOf({ sections, domain: knownDomainRights(grant.domainRights), passOn: passesOn(grant) }));
      setDate(preset(before).lasts);
      setSummed(true);
    },
  };
}
