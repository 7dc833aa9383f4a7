import { useNavigate } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { keepDraft } from "#src/operations/draft.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import { wantsText } from "#src/ui/reading/help-words.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { writeForm } from "#src/ui/writing/form-values.ts";
import { NEW_HELP_DRAFT } from "./create-new-help.ts";
import "./help.css";
import { helpStep } from "./new-help-steps.ts";
import { type Helper, helpers } from "./whom.ts";

/** What people with a key said they are happy to do, and the way to ask them. */
export function HelpOffers(): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const offering = createMemo(() => helpers(dossier(), session().now()).filter(({ offer }) => offer !== undefined));
  const ask = async ({ grant, offer }: Helper): Promise<void> => {
    const [only, ...others] = offer?.what ?? [];
    const isOne = only !== undefined && only !== "other" && others.length === 0;
    await keepDraft(session(), NEW_HELP_DRAFT, writeForm({ whom: grant, ...(isOne ? { what: only } : {}) }));
    navigate(helpStep(isOne ? "wanneer" : "wat"));
  };
  return (
    <Show when={offering().length > 0}>
      <Section heading={t().help.offers.heading}>
        <ul class="roer-help__offers">
          <For each={offering()}>
            {(one) => (
              <li class="roer-note">
                <p dir="auto">{t().help.offers.line(one.name, wantsText(t(), f(), one.offer?.what ?? []))}</p>
                <Show when={one.offer?.limits}>{(limits) => <OwnWords text={limits()} />}</Show>
                <div class="roer-buttons">
                  <Button kind="text" onClick={() => void ask(one)}>
                    {t().help.offers.ask(one.name)}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
