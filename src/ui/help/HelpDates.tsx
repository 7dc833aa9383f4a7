import { createMemo, For, type JSX, Show } from "solid-js";
import { type EntityRef, entityKey } from "#src/dossier/entity-id.ts";
import { datesAhead, datesBefore, type HelpDate } from "#src/dossier/help-dates.ts";
import { thanksOf } from "#src/dossier/help-thanks.ts";
import { compareDates } from "#src/dossier/local-date.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { helpDateText } from "#src/ui/reading/help-words.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import "./help.css";
import { helpAddress } from "./new-help-steps.ts";

/** Which date has whom, those to come first; and thanks, where there was somebody. */
export function HelpDates(props: { readonly of: PlanHelp }): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const fields = () => props.of.request.fields;
  const isClosed = (): boolean => fields().closedOn !== undefined;
  const next = createMemo(() => datesAhead(fields(), today()));
  const ahead = (): readonly HelpDate[] => (isClosed() ? [] : next());
  // Of what is over only what somebody came for, or would have, is worth a line.
  const before = createMemo(() =>
    [...(isClosed() ? next().toReversed() : []), ...datesBefore(fields(), today())].filter(({ on }) =>
      props.of.claims.has(on),
    ),
  );
  return (
    <>
      <Show when={ahead().length > 0}>
        <Section heading={t().help.one.dates}>
          <ul class="roer-help__dates">
            <For each={ahead()}>{(date) => <DateRow of={props.of} date={date} past={false} />}</For>
          </ul>
        </Section>
      </Show>
      <Show when={before().length > 0}>
        <Section heading={t().help.one.before}>
          <ul class="roer-help__dates">
            <For each={before()}>
              {(date) => <DateRow of={props.of} date={date} past={compareDates(date.last, today()) < 0} />}
            </For>
          </ul>
        </Section>
      </Show>
    </>
  );
}

type DateRowProps = { readonly of: PlanHelp; readonly date: HelpDate; readonly past: boolean };

function DateRow(props: DateRowProps): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const claimed = () => props.of.claims.get(props.date.on);
  const nameOf = (author: EntityRef["author"]): string => authorName(dossier(), author).name ?? t().log.someone;
  const who = (): string | undefined => {
    const claim = claimed()?.holds;
    if (!claim) return undefined;
    const name = nameOf(claim.ref.author);
    if (props.past) return t().help.one.did(name);
    const { on, at } = claim.fields;
    return on === undefined ? t().help.one.does(name) : t().help.one.doesOn(name, dayOf(on, at));
  };
  const dayOf = (on: string, at: string | undefined): string =>
    at === undefined ? f().relativeDay(on) : t().help.when.at(f().relativeDay(on), at);
  const late = (): string | undefined => {
    const names = claimed()?.late.map(({ ref }) => nameOf(ref.author)) ?? [];
    return names.length === 0 ? undefined : t().help.one.also(f().list(names));
  };
  const thanks = () => {
    const claim = claimed()?.holds;
    return claim && thanksOf(props.of.state).get(entityKey(claim.ref));
  };
  return (
    <li class="roer-help__date">
      <p class="roer-help__day">{helpDateText(t(), f(), props.of.request.fields.at, props.date, today())}</p>
      <Show when={who()} fallback={<p class="roer-help__none">{t().help.one.nobodyYet}</p>}>
        {(text) => <p dir="auto">{text()}</p>}
      </Show>
      <Show when={late()}>{(text) => <p dir="auto">{text()}</p>}</Show>
      <Show when={thanks()}>{(said) => <p>{t().help.one.thanked(t().help.thanks.words[said().fields.words])}</p>}</Show>
      <Show when={!thanks() && props.date.on <= today() && claimed()}>
        {(now) => (
          <LinkButton kind="text" icon="heart" href={`${helpAddress(props.of.section)}/bedank/${props.date.on}`}>
            {t().help.one.thank(nameOf(now().holds.ref.author))}
          </LinkButton>
        )}
      </Show>
    </li>
  );
}
