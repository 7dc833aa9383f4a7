import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { datesAhead, datesBefore, type HelpDate } from "#src/dossier/help-dates.ts";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { HelpFacts } from "#src/ui/reading/HelpFacts.tsx";
import { HELP_ICONS, helpTitle } from "#src/ui/reading/help-words.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { AskedDate } from "./AskedDate.tsx";
import type { AskedProps } from "./asked-props.ts";

/** One thing that is asked: what, its dates with what can be said to each, and what was done. */
export function AskedRequest(props: AskedProps): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  const today = useToday();
  const fields = () => props.of.request.fields;
  const isOpen = (): boolean => fields().closedOn === undefined;
  const isOwn = ({ on }: HelpDate): boolean => props.of.claims.get(on)?.holds.ref.author === props.replica.author;
  const byDay = { equals: (a: readonly HelpDate[], b: readonly HelpDate[]) => sameDays(a, b) };
  const ahead = createMemo<readonly HelpDate[]>(() => (isOpen() ? datesAhead(fields(), today()) : []), [], byDay);
  const off = createMemo<readonly HelpDate[]>(
    () => (isOpen() ? [] : datesAhead(fields(), today()).filter(isOwn)),
    [],
    byDay,
  );
  const done = createMemo<readonly HelpDate[]>(() => datesBefore(fields(), today()).filter(isOwn), [], byDay);
  return (
    <section class="roer-card roer-asked" aria-labelledby={id}>
      <h2 id={id} class="roer-asked__title">
        <Icon name={HELP_ICONS[fields().what]} />
        <bdi dir="auto" translate="no">
          {helpTitle(t(), fields())}
        </bdi>
      </h2>
      <HelpFacts request={fields()} />
      <Show when={!isOpen()}>
        <p>{t().help.asked.closed}</p>
      </Show>
      <ul class="roer-asked__dates">
        <For each={ahead()}>{(date) => <AskedDate {...props} date={date} past={undefined} />}</For>
        <For each={off()}>{(date) => <AskedDate {...props} date={date} past="off" />}</For>
        <For each={done()}>{(date) => <AskedDate {...props} date={date} past="done" />}</For>
      </ul>
    </section>
  );
}

const sameDays = (a: readonly HelpDate[], b: readonly HelpDate[]): boolean =>
  a.length === b.length && a.every(({ on, last }, at) => on === b[at]?.on && last === b[at]?.last);
