import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type Agreement } from "./agreement.ts";
import { createAgreedList, MOST_LINES, MOST_PRESENT, SAID, type Said, sameLines } from "./agreed-list.ts";
import type { EntityId, EntityRef } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import type { Timestamp } from "./hlc.ts";
import type { LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";

/** Nobody is called nothing: under this name the resident's own answer is kept. */
export const RESIDENT = "";

const AgreeingText = z.object({
  present: z.array(z.string()),
  said: z.array(
    z.object({
      name: z.string(),
      answer: z.enum(SAID),
      words: z.exactOptional(z.string()),
      /** What was asked. */
      lines: z.array(
        z.object({
          what: z.string(),
          who: z.exactOptional(z.string()),
          by: z.exactOptional(z.custom<LocalDate>((value) => typeof value === "string")),
        }),
      ),
    }),
  ),
});

/**
 * "Zijn we het eens?" while it is being asked, on the resident's device: who is there, and what each said so far to
 * which lines. A value; it becomes an agreed list when the resident, who comes last, has answered too.
 */
export type Agreeing = z.output<typeof AgreeingText>;
export const NOBODY_ASKED: Agreeing = { present: [], said: [] };

/** As one text, for a draft, and back; what is none reads as one that has not begun. */
export const writeAgreeing = (round: Agreeing): string => JSON.stringify(round);
export function readAgreeing(text: string): Agreeing {
  try {
    return z.safeParse(AgreeingText, JSON.parse(text)).data ?? NOBODY_ASKED;
  } catch {
    return NOBODY_ASKED;
  }
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Somebody is there, or is not after all; what they said then counts no more. */
export function attend(round: Agreeing, name: string, there: boolean): Agreeing {
  const others = round.present.filter((one) => !sameName(one, name));
  const trimmed = name.trim();
  return there
    ? { ...round, present: trimmed === "" ? round.present : [...others, trimmed].slice(0, MOST_PRESENT) }
    : { present: others, said: round.said.filter((one) => !sameName(one.name, name)) };
}

export const isThere = (round: Agreeing, name: string): boolean => round.present.some((one) => sameName(one, name));

/** What somebody says to the lines as they stand. What the resident said before another answered is asked again. */
export function say(round: Agreeing, said: Said, lines: readonly Agreement[]): Agreeing {
  const others = round.said.filter(({ name }) => !sameName(name, said.name) && name !== RESIDENT);
  return { ...round, said: [...others, { ...said, lines: [...lines] }] };
}

export type Standing =
  /** Not asked yet. */
  | { readonly type: "open" }
  /** Said something to other lines than stand there now. */
  | { readonly type: "outdated" }
  | { readonly type: "said"; readonly said: Said };

export function standingOf(round: Agreeing, name: string, lines: readonly Agreement[]): Standing {
  const found = round.said.find((one) => sameName(one.name, name));
  if (found === undefined) return { type: "open" };
  const { lines: asked, ...said } = found;
  return sameLines(asked, lines) ? { type: "said", said } : { type: "outdated" };
}

/** Who of those present has not said anything to the lines as they stand. */
export const stillToAsk = (round: Agreeing, lines: readonly Agreement[]): readonly string[] =>
  round.present.filter((name) => standingOf(round, name, lines).type !== "said");

export type UnfinishedFault =
  | { readonly type: "others-first"; readonly names: readonly string[] }
  | { readonly type: "own-answer-missing" }
  | { readonly type: "no-lines" }
  | { readonly type: "too-many-lines" };

/** Why it cannot be fixed yet; undefined when everybody has said something, the resident last. */
export function unfinished(round: Agreeing, lines: readonly Agreement[]): UnfinishedFault | undefined {
  if (lines.length === 0) return { type: "no-lines" };
  if (lines.length > MOST_LINES) return { type: "too-many-lines" };
  const names = stillToAsk(round, lines);
  if (names.length > 0) return { type: "others-first", names };
  return standingOf(round, RESIDENT, lines).type === "said" ? undefined : { type: "own-answer-missing" };
}

/** What everybody said, the resident last and by name. */
export function everythingSaid(round: Agreeing, lines: readonly Agreement[], resident: string): readonly Said[] {
  const of = (name: string): readonly Said[] => {
    const standing = standingOf(round, name, lines);
    return standing.type === "said" ? [standing.said] : [];
  };
  return [...round.present.flatMap(of), ...of(RESIDENT).map((said) => ({ ...said, name: resident }))];
}

/** The list that is fixed: the lines as they stand with what everybody said to them. */
export const fixAgreed = (
  round: Agreeing,
  lines: readonly Agreement[],
  on: { readonly day: LocalDate; readonly resident: string; readonly replaces: EntityRef | undefined },
  id: EntityId,
  at: Timestamp,
): Result<SetOp, FieldFault> =>
  createAgreedList(
    {
      on: on.day,
      lines: [...lines],
      said: [...everythingSaid(round, lines, on.resident)],
      ...(on.replaces === undefined ? {} : { replaces: on.replaces }),
    },
    id,
    at,
  );
