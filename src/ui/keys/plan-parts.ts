import type { Instant } from "#src/base/instant.ts";
import { childPartOf } from "#src/dossier/child-part.ts";
import { holdsSomething, type SectionKind } from "#src/dossier/section-kinds.ts";
import type { Parts } from "#src/grants/presets.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { isReadableKind } from "#src/ui/reading/reading-order.ts";
import { caseSheets } from "#src/ui/session/case-sheets.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";

/** Parts that are one section each; a goal is a part of its own, and so is a case sheet. In the order in which a person chooses. */
const WHOLE_KINDS = [
  "areas",
  "network",
  "coordination",
  "services",
  "calendar",
  "documents",
  "crisis",
  "family",
  "diary",
  "story",
] as const satisfies readonly SectionKind[];
/** Offered when they are there, with or without something in them. */
const BEGUN: ReadonlySet<SectionKind> = new Set(["network", "family"]);
type WholeKind = "about" | (typeof WHOLE_KINDS)[number];

/** Something of the plan that a key can open. */
export type PlanPart =
  | { readonly kind: WholeKind; readonly section: SectionId }
  | {
      readonly kind: "goal";
      readonly section: SectionId;
      readonly text: string;
      readonly createdAt: Instant;
      readonly now: boolean;
    }
  /** What a child tells to who helps; what it tells its parent alone is in no key. */
  | { readonly kind: "child"; readonly section: SectionId; readonly text: string }
  | {
      readonly kind: "case-sheet";
      readonly section: SectionId;
      readonly text: string;
      readonly createdAt: Instant;
    };

/** In the order in which a person chooses: how to help, the goals with the newest first, then the rest. */
export function planParts(replica: Replica): readonly PlanPart[] {
  const whole = (kind: WholeKind): readonly PlanPart[] => replica.ofKind(kind).map(({ id }) => ({ kind, section: id }));
  const current = new Set(planGoals(replica, "now").map(({ section }) => section));
  const goals = planGoals(replica).map(({ section, goal }) => ({
    kind: "goal" as const,
    section,
    text: goal.fields.text,
    createdAt: goal.createdAt,
    now: current.has(section),
  }));
  const sheets = caseSheets(replica).map(({ section, sheet }) => ({
    kind: "case-sheet" as const,
    section,
    text: sheet.fields.question,
    createdAt: sheet.createdAt,
  }));
  const others = WHOLE_KINDS.filter(
    (kind) => isReadableKind(kind) && (BEGUN.has(kind) || holdsSomething(replica.shownOf(kind))),
  );
  const children = replica.ofKind("child").flatMap(({ id }) => {
    const state = replica.shown(id);
    const part = state && childPartOf(state)?.fields;
    return part?.audience === "helpers" ? [{ kind: "child" as const, section: id, text: part.name }] : [];
  });
  return [...whole("about"), ...goals, ...sheets, ...others.flatMap(whole), ...children];
}

/** What a preset chooses from. A goal that is done or waits, and any case sheet, is shared only by whoever came from it. */
export function presetParts(parts: readonly PlanPart[], cameFrom: SectionId | undefined): Parts {
  return {
    about: parts.find(({ kind }) => kind === "about")?.section,
    family: parts.find(({ kind }) => kind === "family")?.section,
    goals: parts.flatMap((part) => {
      if (part.kind !== "goal" && part.kind !== "case-sheet") return [];
      return (part.kind === "goal" && part.now) || part.section === cameFrom ? [part] : [];
    }),
    cameFrom,
  };
}
