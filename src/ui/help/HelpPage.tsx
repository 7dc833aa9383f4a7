import { createMemo, createResource, For, type JSX, Show } from "solid-js";
import { type HelpGroup, helpGroup } from "#src/grants/help-standing.ts";
import { readDraft } from "#src/operations/draft.ts";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { type PlanHelp, planHelp } from "#src/ui/session/plan-help.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { NEW_HELP_DRAFT } from "./create-new-help.ts";
import { HelpOffers } from "./HelpOffers.tsx";
import { HelpRow } from "./HelpRow.tsx";
import { helpStep, NEW_HELP } from "./new-help-steps.ts";

/** "Hulp vragen": what is still open, what is arranged, what others are happy to do. */
export default function HelpPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const all = createMemo(() => planHelp(dossier(), today()));
  const of = (group: HelpGroup): readonly PlanHelp[] =>
    all().filter(({ request, claims }) => helpGroup(request, claims, today()) === group);
  const past = (): readonly PlanHelp[] => of("past").toReversed();
  const [draft] = createResource(
    () => session(),
    (now) => readDraft(now, NEW_HELP_DRAFT),
  );
  const hasDraft = (): boolean => (draft.latest ?? "") !== "";
  const Add = (): JSX.Element => (
    <LinkButton icon="add" href={NEW_HELP}>
      {t().help.add}
    </LinkButton>
  );
  const Rows = (props: { readonly of: readonly PlanHelp[] }): JSX.Element => (
    <div class="roer-choices">
      <For each={props.of}>{(one) => <HelpRow of={one} />}</For>
    </div>
  );
  return (
    <Page
      title={t().help.title}
      lead={all().length > 0 ? t().help.lead : undefined}
      back="/meer"
      actions={
        <Show when={all().length > 0}>
          <Add />
        </Show>
      }
    >
      <Show when={hasDraft()}>
        <Notice icon="pencil" text={t().help.drafted}>
          <div class="roer-buttons">
            <LinkButton kind="quiet" href={helpStep("klopt-dit")}>
              {t().help.goOn}
            </LinkButton>
          </div>
        </Notice>
      </Show>
      <Show
        when={all().length > 0}
        fallback={
          <EmptyState icon="hand" text={t().help.empty}>
            <Add />
          </EmptyState>
        }
      >
        <For each={["open", "arranged"] as const}>
          {(group) => (
            <Show when={of(group).length > 0}>
              <Section heading={t().help.groups[group]}>
                <Rows of={of(group)} />
              </Section>
            </Show>
          )}
        </For>
      </Show>
      <HelpOffers />
      <Show when={past().length > 0}>
        <Fold label={t().help.groups.past}>
          <Rows of={past()} />
        </Fold>
      </Show>
    </Page>
  );
}
