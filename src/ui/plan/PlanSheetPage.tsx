import { For, type JSX, Show } from "solid-js";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import type { PlanForm } from "#src/dossier/personal-plan.ts";
import { holdsSomething } from "#src/dossier/section-kinds.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { FamilySheet } from "#src/ui/reading/FamilySheet.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import { PLAN_QUESTIONS } from "#src/ui/reading/plan-fields.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { authorName } from "#src/ui/session/author-name.ts";
import { NoSuchForm } from "./NoSuchForm.tsx";
import { formAddress } from "./plan-addresses.ts";
import { usePlanForm } from "./use-plan-form.ts";

/** What was written for the talk or the municipality, on one A4. */
export default function PlanSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const { form, written } = usePlanForm();
  const answered = (name: PlanForm) => PLAN_QUESTIONS[name].filter((question) => written()[question] !== undefined);
  const family = () => dossier().shownOf("family");
  const hasFamily = (name: PlanForm): boolean => name === "family" && holdsSomething(family());
  const hasAny = (name: PlanForm): boolean => answered(name).length > 0 || hasFamily(name);
  const nameOf = (author: AuthorId): string => authorName(dossier(), author).name ?? t().log.someone;
  const law = (name: PlanForm): string | undefined => (name === "talk" ? undefined : t().talk.sheet.law[name]);
  return (
    <Show when={form()} fallback={<NoSuchForm />}>
      {(name) => (
        <Page
          title={t().talk.sheet.title}
          heading={t().talk.sheet.headings[name()]}
          back={formAddress(name())}
          actions={
            <Show when={hasAny(name())}>
              <Button icon="printer" onClick={() => window.print()}>
                {t().talk.sheet.print}
              </Button>
              <p class="roer-field__hint roer-print-hidden">{t().talk.sheet.paper}</p>
            </Show>
          }
        >
          <Show
            when={hasAny(name())}
            fallback={
              <EmptyState icon="sheet" text={t().talk.sheet.empty}>
                <LinkButton href={formAddress(name())}>{t().records.guide.begin}</LinkButton>
              </EmptyState>
            }
          >
            <Paper size="A4">
              <p dir="auto">{t().talk.sheet.made(residentName(dossier()) ?? "", f().date(session().now()))}</p>
              <For each={answered(name())}>
                {(question) => (
                  <Section heading={t().talk.questions[question]}>
                    <OwnWords text={written()[question] ?? ""} />
                  </Section>
                )}
              </For>
              <Show when={hasFamily(name())}>
                <FamilySheet state={family()} authorName={nameOf} />
              </Show>
              <Show when={law(name())}>{(text) => <p class="roer-field__hint">{text()}</p>}</Show>
            </Paper>
          </Show>
        </Page>
      )}
    </Show>
  );
}
