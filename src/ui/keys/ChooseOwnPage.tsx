import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { windowFor } from "#src/grants/window.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import type { OwnTicks } from "./create-give-key.ts";
import { giveStep } from "./give-steps.ts";
import { choiceFaultText, windowFaultText } from "./key-fault-text.ts";
import { KeyDateChoice } from "./KeyDateChoice.tsx";
import { type PlanPart, planParts } from "./plan-parts.ts";
import { useGiveKey } from "./use-give-key.ts";

const RIGHTS = ["read", "note", "propose", "score"] as const;

/** "Zelf kiezen": what the other sees, what they may do, until when. */
export function ChooseOwnPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const { give } = useGiveKey();
  const [pressed, setPressed] = createSignal(false);

  /** Asked only where there is something to say it of. */
  const canScore = createMemo(
    () =>
      planGoals(dossier()).some(({ goal }) => goal.fields.scale !== undefined) ||
      dossier()
        .ofKind("areas")
        .some(({ id }) => give.ticks().sections.has(id)),
  );
  const tick = (changes: Partial<OwnTicks>): void => give.setTicks({ ...give.ticks(), ...changes });
  const tickPart = (section: SectionId, on: boolean): void => {
    const sections = new Set(give.ticks().sections);
    if (on) sections.add(section);
    else sections.delete(section);
    tick(on ? { sections, read: true } : { sections });
  };
  const rightsError = (): string | undefined => {
    const choice = give.choice();
    return pressed() && !choice.ok ? choiceFaultText(t(), choice.error) : undefined;
  };
  const dateError = (): string | undefined => {
    const window = windowFor(give.until(), session().now());
    return pressed() && !window.ok ? windowFaultText(t(), window.error) : undefined;
  };
  const goOn = (): void => {
    setPressed(true);
    if (rightsError() === undefined && dateError() === undefined) navigate(giveStep("klopt-dit"));
  };
  return (
    <Page
      title={t().keys.own.title}
      heading={t().keys.own.heading}
      back={giveStep(give.summed() ? "klopt-dit" : "wat")}
      actions={<Button onClick={goOn}>{t().keys.own.next}</Button>}
    >
      <Group legend={t().keys.own.parts} hint={t().keys.own.history}>
        <For each={planParts(dossier())}>
          {(part) => (
            <CheckRow
              label={partLabel(t().keys.parts, part)}
              checked={give.ticks().sections.has(part.section)}
              onChange={(on) => tickPart(part.section, on)}
            />
          )}
        </For>
      </Group>
      <Group legend={t().keys.own.may} error={rightsError()}>
        <For each={RIGHTS.filter((right) => right !== "score" || canScore())}>
          {(right) => (
            <CheckRow
              label={t().keys.own[right]}
              checked={give.ticks()[right]}
              onChange={(on) => tick({ [right]: on })}
            />
          )}
        </For>
      </Group>
      <KeyDateChoice value={give.until()} onChange={(until) => give.setUntil(until)} error={dateError()} />
    </Page>
  );
}

/** On a row of its own a goal is its own words. */
const partLabel = (words: Omit<Catalogue["keys"]["parts"], "goal">, part: PlanPart): string =>
  part.kind === "goal" ? part.text : words[part.kind];

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
