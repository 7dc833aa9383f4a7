import { type Accessor, createMemo, For, type JSX, Show } from "solid-js";
import { datesAhead, overFrom } from "#src/dossier/help-dates.ts";
import { addDays } from "#src/dossier/local-date.ts";
import { helpGroup } from "#src/grants/help-standing.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PersonRow } from "#src/ui/kit/PersonRow.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { HelpFacts } from "#src/ui/reading/HelpFacts.tsx";
import { helpTitle } from "#src/ui/reading/help-words.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createHelpChanges } from "./create-help-changes.ts";
import { HelpDates } from "./HelpDates.tsx";
import { HelpScreen } from "./HelpScreen.tsx";
import { HELP, helpAddress, NEW_HELP } from "./new-help-steps.ts";
import { askedFor, helpers } from "./whom.ts";

/** One request: who does which date, who was asked, and what can be done with it. */
export default function HelpRequestPage(): JSX.Element {
  return <HelpScreen>{(help) => <One of={help} />}</HelpScreen>;
}

function One(props: { readonly of: Accessor<PlanHelp> }): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const changes = createHelpChanges(() => props.of());
  const fields = () => props.of().request.fields;
  const address = () => helpAddress(props.of().section);
  const group = createMemo(() => helpGroup(props.of().request, props.of().claims, today()));
  const asked = createMemo(() => askedFor(helpers(dossier(), session().now()), props.of().section));
  const isClosed = (): boolean => fields().closedOn !== undefined;
  const isAsking = (): boolean => !isClosed() && group() !== "past";
  const isOnce = (): boolean => fields().repeat === undefined;
  /** The filled button is what is most likely wanted: somebody for what is open, else the same once more. */
  const kindOf = (button: "ask" | "again"): "primary" | "quiet" => {
    const wanted = group() === "open" || !isOnce() ? "ask" : "again";
    return button === wanted ? "primary" : "quiet";
  };
  const stays = (): string | undefined => {
    const from = asked().length > 0 ? overFrom(fields()) : undefined;
    return from && t().help.one.stays(f().date(addDays(from, -1)));
  };
  return (
    <Page
      title={t().help.one.title}
      heading={
        <bdi dir="auto" translate="no">
          {helpTitle(t(), fields())}
        </bdi>
      }
      back={HELP}
      actions={
        <>
          <ErrorText text={changes.error()} />
          <Show when={isAsking()}>
            <LinkButton kind={kindOf("ask")} icon="add" href={`${address()}/vraag`}>
              {t().help.one.askMore}
            </LinkButton>
          </Show>
          <Show when={isOnce() && !isClosed()}>
            <Button kind={kindOf("again")} onClick={() => void changes.again()}>
              {t().help.one.again}
            </Button>
          </Show>
          <Show when={isAsking()}>
            <Button kind="text" onClick={() => void changes.close()}>
              {t().help.one.close}
            </Button>
          </Show>
          <Show when={isClosed()}>
            <Show
              when={datesAhead(fields(), today()).length > 0}
              fallback={<LinkButton href={NEW_HELP}>{t().help.add}</LinkButton>}
            >
              <Button onClick={() => void changes.reopen()}>{t().help.one.reopen}</Button>
            </Show>
          </Show>
        </>
      }
    >
      <Show when={isClosed()}>
        <Notice icon="check" text={t().help.one.closed} />
      </Show>
      <HelpFacts request={fields()} />
      <HelpDates of={props.of()} />
      <Section heading={t().help.one.whom}>
        <Show when={asked().length > 0} fallback={<p>{t().help.one.whomNobody}</p>}>
          <ul>
            <For each={asked()}>
              {(one) => <PersonRow name={one.name} hint={one.role} href={`/sleutels/${one.grant}`} />}
            </For>
          </ul>
        </Show>
        <Show when={isClosed() || group() === "past"}>
          <Show when={stays()}>{(text) => <p>{text()}</p>}</Show>
        </Show>
      </Section>
    </Page>
  );
}
