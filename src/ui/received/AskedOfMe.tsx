import { createMemo, For, type JSX, Show } from "solid-js";
import { compareDates } from "#src/dossier/local-date.ts";
import { hearOn, stepsForMe } from "#src/operations/overview.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { TickRow } from "#src/ui/kit/TickRow.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";

/** First on the page: steps that are for this holder, and a pilot light of which nothing was heard. */
export function AskedOfMe(props: { readonly replica: Replica; readonly name: string }): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const today = useToday();
  const steps = createMemo(() => stepsForMe(session(), props.replica));
  const quiet = createMemo(() => {
    session();
    const day = hearOn(props.replica);
    return day !== undefined && compareDates(day, today()) < 0 ? f().date(day) : undefined;
  });
  return (
    <Show when={steps().length > 0 || quiet()}>
      <Section heading={t().workspace.plan.asked}>
        <Show when={quiet()}>{(day) => <p dir="auto">{t().workspace.plan.quiet(props.name, day())}</p>}</Show>
        <Show when={steps().length > 0}>
          <TickList label={t().keys.shared.steps}>
            <For each={steps()}>
              {({ fields }) => (
                <TickRow
                  text={fields.title}
                  state={fields.status === "stuck" ? "stuck" : "todo"}
                  meta={fields.due === undefined ? undefined : f().relativeDay(fields.due)}
                />
              )}
            </For>
          </TickList>
        </Show>
      </Section>
    </Show>
  );
}
