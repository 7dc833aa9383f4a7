import { createMemo, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { DayLog } from "#src/ui/kit/DayLog.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { CertaintyFold } from "./CertaintyFold.tsx";
import { createWhoLooked } from "./create-who-looked.ts";
import { logDays } from "./log-days.ts";
import { createLogFilter } from "./create-log-filter.ts";
import { EVERYTHING, filtered, isEverything, peopleIn } from "./log-filter.ts";
import { actOf, certaintyOf } from "./log-kinds.ts";
import { logNames } from "./log-names.ts";
import { LogFilters } from "./LogFilters.tsx";
import { LogTrouble } from "./LogTrouble.tsx";

/** "Wie keek er?": day by day, one plain sentence a line, with how sure it is. */
export default function WhoLookedPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const looked = createWhoLooked();
  const [filter, setFilter] = createLogFilter();
  const names = createMemo(() => logNames(t(), dossier()));
  const people = createMemo(() => {
    const found = new Set(looked.events().flatMap((event) => peopleIn(names(), event)));
    return [...found].sort((a, b) => a.localeCompare(b));
  });
  const shown = createMemo(() => filtered(looked.events(), filter(), names(), f(), today()));
  const days = createMemo(() => logDays(t(), f(), names(), shown()));
  const lines = () => days().reduce((sum, day) => sum + day.lines.length, 0);
  const isEmpty = (): boolean => looked.events().length === 0;
  const told = (): string => {
    if (looked.busy() && looked.fault() === undefined) return t().log.busy;
    if (isEmpty() || isEverything(filter())) return "";
    return lines() === 0 ? t().log.nothing : t().log.count(lines());
  };
  return (
    <Page
      title={t().log.title}
      heading={t().log.heading}
      lead={isEmpty() ? undefined : t().log.lead}
      back="/meer"
      actions={
        <Show when={shown().length > 0}>
          <LinkButton kind="quiet" icon="paper" href="/wie-keek/bewaar">
            {t().log.keep}
          </LinkButton>
        </Show>
      }
    >
      <LogTrouble looked={looked} />
      <Show when={!isEmpty()}>
        <LogFilters
          filter={filter()}
          onChange={setFilter}
          people={people()}
          acts={new Set(looked.events().map(actOf))}
        />
        <CertaintyFold occurring={new Set(looked.events().map(certaintyOf))} />
      </Show>
      <p role="status">{told()}</p>
      <Show
        when={!isEmpty()}
        fallback={
          <Show when={!looked.busy() && looked.fault() === undefined}>
            <EmptyState icon="eye" text={t().log.empty} />
          </Show>
        }
      >
        <Show when={lines() === 0}>
          <p>
            <Button kind="quiet" onClick={() => setFilter(EVERYTHING)}>
              {t().log.showAll}
            </Button>
          </p>
        </Show>
        <DayLog days={days()} />
      </Show>
    </Page>
  );
}
