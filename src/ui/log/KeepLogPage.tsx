import { createMemo, For, type JSX, Show } from "solid-js";
import { utf8 } from "#src/base/bytes.ts";
import { accessLogCsv } from "#src/exports/access-log-csv.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { saveFile } from "#src/ui/session/save-file.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { accessRows } from "./access-rows.ts";
import { createWhoLooked } from "./create-who-looked.ts";
import { createLogFilter } from "./create-log-filter.ts";
import { filtered, isEverything } from "./log-filter.ts";
import { logNames } from "./log-names.ts";
import { LogPaper } from "./LogPaper.tsx";
import { LogTrouble } from "./LogTrouble.tsx";

/** The access log as a file or on paper. What goes in is said first; it is what was chosen on the screen before. */
export default function KeepLogPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const looked = createWhoLooked();
  const [filter] = createLogFilter();
  const words = () => t().log.export;
  const rows = createMemo(() => {
    const events = filtered(looked.events(), filter(), logNames(t(), dossier()), f(), today());
    return accessRows(t(), f(), dossier(), events);
  });
  const whose = (): string => residentName(dossier()) ?? words().resident;
  const save = (): void => saveFile(words().file, [utf8(accessLogCsv(t(), whose(), rows()))]);
  return (
    <Page
      title={words().title}
      heading={<span class="roer-print-hidden">{words().heading}</span>}
      back="/wie-keek"
      actions={
        <Show when={rows().length > 0}>
          <Button icon="paper" busy={looked.busy()} onClick={save}>
            {words().save}
          </Button>
          <Button kind="quiet" icon="printer" busy={looked.busy()} onClick={() => window.print()}>
            {words().print}
          </Button>
        </Show>
      }
    >
      <LogTrouble looked={looked} />
      <Show when={looked.fault()}>
        <p>{words().incomplete}</p>
      </Show>
      <Show
        when={rows().length > 0}
        fallback={
          <Show when={!looked.busy()}>
            <EmptyState icon="eye" text={words().nothing} />
          </Show>
        }
      >
        <div class="roer-print-hidden">
          <Section heading={words().goesIn}>
            <ul class="roer-plain-list">
              <For each={[words().parts.when, words().parts.who, words().parts.part, words().parts.key]}>
                {(part) => <li>{part}</li>}
              </For>
            </ul>
            <p>{words().notIn}</p>
            <p>
              {t().log.count(rows().length)} <Show when={!isEverything(filter())}>{words().onlyChosen}</Show>
            </p>
            <p>{words().open}</p>
          </Section>
        </div>
        <LogPaper head={words().made(whose(), f().date(session().now()))} rows={rows()} />
      </Show>
    </Page>
  );
}
