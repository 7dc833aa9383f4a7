import { type AuthorId, type EntityRef, holder, OWNER, THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { create, createFrom, retract } from "#src/dossier/kind.ts";
import type { KnownOp } from "#src/dossier/op.ts";
import { Person } from "#src/dossier/person.ts";
import { emptySection, reduce, type SectionState } from "#src/dossier/reduce.ts";
import { contentKind, type SectionKind, strategyOf } from "#src/dossier/section-kinds.ts";
import { TakenAlong } from "#src/dossier/taken-along.ts";
import { CIRCLES, LedgerGrant } from "#src/grants/ledger.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { type Before, RECORDS } from "./generated-records.ts";
import { type Draw, drawFrom } from "./generated-words.ts";
import { valueOf } from "./value-of.ts";

export type GeneratedSection = { readonly id: SectionId; readonly kind: SectionKind; readonly state: SectionState };
export type GeneratedDossier = {
  readonly resident: string;
  readonly sections: readonly GeneratedSection[];
  readonly nameOf: (author: AuthorId) => string;
};

/** What each part is begun with, in an order in which records can name each other. */
const PARTS: readonly (readonly [SectionKind, readonly string[], most: number])[] = [
  ["about", ["about-me", "note"], 1],
  ["areas", ["life-area", "area-rating", "area-rating", "area-depth", "area-link", "mirror", "note"], 1],
  ["network", ["network-member", "network-member", "network-snapshot", "note"], 1],
  ["private", ["network-feeling"], 1],
  [
    "coordination",
    ["point-of-contact", "if-then-card", "waiting-card", "pilot-light", "check-in", "representation", "note"],
    1,
  ],
  ["services", ["service", "support-request", "personal-plan", "proposal", "answer"], 1],
  ["calendar", ["appointment", "appointment", "note"], 1],
  ["documents", ["document"], 1],
  ["crisis", ["crisis-phase"], 1],
  ["family", ["family-member", "family-goal", "family-share", "point-of-contact"], 1],
  ["child", ["child", "child-voice"], 2],
  ["diary", ["diary-entry"], 1],
  ["story", ["my-story"], 1],
  ["goal", ["goal", "step", "step", "goal-score", "goal-review", "note", "proposal", "answer"], 9],
  ["case-sheet", ["case-sheet", "case-point", "agreement", "agreement-answer", "agreed-list"], 2],
  ["help", ["help-request", "help-claim", "help-thanks"], 3],
  ["inbox", ["note"], 1],
];

/** What also who holds a key writes, or nobody else. */
const OTHERS = new Set(["note", "proposal", "area-rating", "goal-score", "case-point", "agreement-answer"]);
const OTHERS_ONLY = new Set(["child-voice", "help-claim"]);

const BEGIN = Date.UTC(2024, 0, 1);
/** Before the time at which a test's world begins. */
const SPAN = Date.UTC(2026, 4, 1) - BEGIN;

const rules = {
  isRecord: () => false,
  judgeBy: () => () => ({ allowed: true }) as const,
  strategyOf,
};

const written = (state: SectionState, author: AuthorId, ops: readonly KnownOp[]): SectionState =>
  reduce(
    state,
    ops.map((op, index): Authored => ({
      op,
      author,
      device: "f".repeat(32) as GrantId,
      position: state.log.size + 1,
      index,
      relayTime: Number.MAX_SAFE_INTEGER,
      epoch: 1,
    })),
    rules,
  );

/** A dossier of a year or two, as its own ops tell it: of every kind of record some, in the words of more than one person. */
export function generatedDossier(seed: number): GeneratedDossier {
  const d = drawFrom(seed);
  const resident = d.name();
  const holders = Array.from({ length: 3 }, () => [holder(d.id() as string as GrantId), d.name()] as const);
  const names = new Map(holders);
  const seen = new Map<string, EntityRef>();
  const sections: GeneratedSection[] = [];
  for (const [kind, records, most] of PARTS) {
    const many = kind === "goal" && d.chance(0.03) ? 40 : d.count(kind === "about" ? 1 : 0, most);
    for (let i = 0; i < many; i++) {
      const write = writing(
        d,
        holders.map(([author]) => author),
        seen,
      );
      const state = records.reduce<SectionState>(
        (sofar, record, place) => write(sofar, kind, record, place === 0 ? 1 : d.count(0, 3)),
        kind === "about" ? person(d, resident) : emptySection,
      );
      sections.push({ id: d.id() as string as SectionId, kind, state: d.chance(0.3) ? along(d, state, kind) : state });
    }
  }
  sections.push({ id: d.id() as string as SectionId, kind: "ledger", state: ledger(d) });
  return { resident, sections, nameOf: (author) => names.get(author) ?? resident };
}

/** Writes so many records of a kind, some of them more than once, and some that are taken back. */
const writing =
  (d: Draw, holders: readonly AuthorId[], seen: Map<string, EntityRef>) =>
  (state: SectionState, section: SectionKind, name: string, count: number): SectionState => {
    const kind = contentKind(name, section);
    const make = RECORDS[name];
    if (!kind || !make) throw new Error(`no record of ${name} in ${section}`);
    const before: Before = (of) => seen.get(of) ?? { kind: of, author: OWNER, id: d.id() };
    let out = state;
    for (let i = 0; i < count; i++) {
      const byOther = OTHERS_ONLY.has(name) || (OTHERS.has(name) && d.chance(0.4));
      const author = byOther ? d.pick(holders) : OWNER;
      const { must, may = {}, id = d.id() } = make(d, before, author);
      const share = d.pick([0, 0.5, 1]);
      const fields = { ...must, ...Object.fromEntries(Object.entries(may).filter(() => d.chance(share))) };
      const at = when(d);
      const made = valueOf(createFrom(kind, fields, id, at));
      const again = { ...made, at: { ms: at.ms + d.count(1, 9_999_999), n: 0 } };
      out = written(out, author, d.chance(0.3) ? [made, again] : [made]);
      if (d.chance(0.05)) {
        const gone = valueOf(createFrom(kind, fields, d.id(), at));
        out = written(out, author, [gone, retract(kind, gone.id, again.at)]);
      }
      seen.set(name, { kind: name, author, id });
    }
    return out;
  };

const when = (d: Draw) => ({ ms: BEGIN + d.count(0, SPAN), n: 0 });

function person(d: Draw, resident: string): SectionState {
  const may = { pronouns: d.name(), birthYear: d.count(1930, 2008), languages: ["nl", "tr"], interpreterNeeded: true };
  const fields = { preferredName: resident, ...(d.chance(0.5) ? may : {}) };
  return written(emptySection, OWNER, [valueOf(create(Person, fields, THE_ONLY_ONE, when(d)))]);
}

/** Somebody's words that came along once before. */
function along(d: Draw, state: SectionState, section: SectionKind): SectionState {
  if (!contentKind(TakenAlong.name, section) || !contentKind("note", section)) return state;
  const at = when(d);
  const note = { text: d.text(), kind: "support" };
  const fields = { by: d.name(), kind: "note", id: d.id(), createdAt: at.ms, amendedAt: at.ms + 1_000, fields: note };
  return written(state, OWNER, [valueOf(create(TakenAlong, fields, d.id(), at))]);
}

/** Keys that were given: what a care system is told of, and the open file never. */
function ledger(d: Draw): SectionState {
  const grant = () => {
    const fields: LedgerGrant = {
      name: d.name(),
      ...(d.chance(0.5) ? { role: d.name(), organisation: d.name() } : {}),
      circle: d.pick(CIRCLES),
      preset: "network",
      sections: [],
      rights: 1,
      domainRights: 0,
      nbf: 1,
      exp: 2,
      until: when(d).ms,
      signPk: "A".repeat(43),
      boxPk: "A".repeat(43),
      counter: 1,
    };
    return valueOf(create(LedgerGrant, fields, d.id(), when(d)));
  };
  return written(
    emptySection,
    OWNER,
    Array.from({ length: d.count(0, 3) }, () => grant()),
  );
}

/** With one record more in the first part of that kind, in fields that nobody looked at: as a bent program writes them. */
export function withRecord(
  dossier: GeneratedDossier,
  section: SectionKind,
  name: string,
  fields: Readonly<Record<string, unknown>>,
  id = drawFrom(section.length + name.length).id(),
): GeneratedDossier {
  const there = dossier.sections.find(({ kind }) => kind === section);
  const state = there?.state ?? emptySection;
  const op: KnownOp = { t: "set", v: 1, kind: name, id, at: { ms: BEGIN + SPAN, n: 0 }, fields };
  const fresh = { id: there?.id ?? (id as string as SectionId), kind: section, state: written(state, OWNER, [op]) };
  return { ...dossier, sections: [...dossier.sections.filter((one) => one !== there), fresh] };
}
