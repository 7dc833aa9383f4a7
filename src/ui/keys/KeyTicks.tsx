import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import type { OwnTicks } from "./own-ticks.ts";
import { type PlanPart, planParts } from "./plan-parts.ts";

const RIGHTS = ["read", "note", "propose", "score", "passOn"] as const;

export type KeyTicksProps = {
  readonly ticks: OwnTicks;
  readonly onChange: (ticks: OwnTicks) => void;
  /** Below what the other sees. */
  readonly partsHint?: string | undefined;
  readonly error?: string | undefined;
};

/** What the other sees, part by part, and what they may do with it. */
export function KeyTicks(props: KeyTicksProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  /** Asked only where there is something to say it of. */
  const canScore = createMemo(
    () =>
      planGoals(dossier()).some(({ goal }) => goal.fields.scale !== undefined) ||
      dossier()
        .ofKind("areas")
        .some(({ id }) => props.ticks.sections.has(id)),
  );
  const shown = (right: (typeof RIGHTS)[number]): boolean => {
    if (right === "score") return canScore();
    return right !== "passOn" || props.ticks.sections.size > 0;
  };
  const tickPart = (section: SectionId, on: boolean): void => {
    const sections = new Set(props.ticks.sections);
    if (on) sections.add(section);
    else sections.delete(section);
    props.onChange({ ...props.ticks, sections, ...(on ? { read: true } : {}) });
  };
  return (
    <>
      <Group legend={t().keys.own.parts} hint={props.partsHint}>
        <For each={planParts(dossier())}>
          {(part) => (
            <CheckRow
              label={part.kind === "child" ? t().child.part(part.text) : partLabel(t().keys.parts, part)}
              checked={props.ticks.sections.has(part.section)}
              onChange={(on) => tickPart(part.section, on)}
            />
          )}
        </For>
      </Group>
      <Group legend={t().keys.own.may} error={props.error}>
        <For each={RIGHTS.filter(shown)}>
          {(right) => (
            <CheckRow
              label={right === "passOn" ? t().handover.rights.passOn : t().keys.own[right]}
              checked={props.ticks[right]}
              onChange={(on) => props.onChange({ ...props.ticks, [right]: on })}
            />
          )}
        </For>
      </Group>
    </>
  );
}

/** Words that stand in the middle of a sentence elsewhere. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** On a row of its own a goal is its own words; a case sheet says that it is one. */
const partLabel = (words: Catalogue["keys"]["parts"], part: Exclude<PlanPart, { kind: "child" }>): string => {
  if (part.kind === "goal") return part.text;
  return part.kind === "case-sheet" ? capital(words["case-sheet"](part.text)) : words[part.kind];
};

type GroupProps = {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: JSX.Element;
};

function Group(props: GroupProps): JSX.Element {
  const id = createUniqueId();
  return (
    <fieldset aria-describedby={`${id}-hint ${id}-error`}>
      <legend class="roer-legend">{props.legend}</legend>
      <div class="roer-choices">
        {props.children}
        <Show when={props.hint}>
          {(hint) => (
            <p id={`${id}-hint`} class="roer-field__hint">
              {hint()}
            </p>
          )}
        </Show>
        <ErrorText id={`${id}-error`} text={props.error} />
      </div>
    </fieldset>
  );
}
