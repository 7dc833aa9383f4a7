import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { SCOPES, type Scope } from "#src/dossier/acting.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { giveStep } from "./give-steps.ts";
import { inScope } from "./scope-parts.ts";
import { useGiveKey } from "./use-give-key.ts";

/** What somebody who decides for the resident decides about. */
export function AboutWhatPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const { give } = useGiveKey();
  const [chosen, setChosen] = createSignal<Scope | undefined>(give.represents()?.scope);
  const [pressed, setPressed] = createSignal(false);
  const isEmpty = (scope: Scope): boolean => inScope(t(), dossier(), scope).length === 0;
  const error = (): string | undefined => {
    const scope = chosen();
    if (!pressed()) return undefined;
    if (scope === undefined) return t().kit.choose;
    return isEmpty(scope) ? t().represent.about.nothing[scope] : undefined;
  };
  const goOn = (): void => {
    setPressed(true);
    const scope = chosen();
    if (scope === undefined || isEmpty(scope)) return;
    give.chooseScope(scope, inScope(t(), dossier(), scope));
    navigate(giveStep("samen"));
  };
  return (
    <Page
      title={t().represent.about.title}
      heading={t().represent.about.heading}
      back={giveStep("voor-wie")}
      actions={
        <>
          <Button onClick={goOn}>{t().represent.about.next}</Button>
          <Show when={chosen() !== undefined && error() !== undefined}>
            <LinkButton kind="text" href="/plan">
              {t().represent.about.toPlan}
            </LinkButton>
          </Show>
        </>
      }
    >
      <ChoiceGroup<Scope>
        legend={t().represent.about.heading}
        legendHidden
        choices={SCOPES.map((value) => ({
          value,
          label: t().represent.scopes[value],
          hint: t().represent.about.hints[value],
        }))}
        value={chosen()}
        onChange={setChosen}
        error={error()}
      />
    </Page>
  );
}
