import { useNavigate, useParams } from "@solidjs/router";
import { type Accessor, For, type JSX, Show } from "solid-js";
import type { HelpThanks } from "#src/dossier/help-thanks.ts";
import { createHelpThanks, THANKS, withdrawHelpThanks } from "#src/dossier/help-thanks.ts";
import { parseLocalDate } from "#src/dossier/local-date.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { say } from "#src/ui/session/toast.ts";
import { HelpScreen } from "./HelpScreen.tsx";
import { helpAddress } from "./new-help-steps.ts";

/** Thanks for one date: a ready sentence, since who else was asked can read it too. */
export default function ThanksPage(): JSX.Element {
  return <HelpScreen>{(help) => <Thanks of={help} />}</HelpScreen>;
}

function Thanks(props: { readonly of: Accessor<PlanHelp> }): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ date: string }>();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const address = () => helpAddress(props.of().section);
  const claim = () => {
    const date = parseLocalDate(params.date);
    return date && props.of().claims.get(date)?.holds;
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  const thank = async (words: HelpThanks["words"], name: string): Promise<void> => {
    const to = claim();
    const { section } = props.of();
    const id = newEntityId();
    if (!to || !(await writer.write(section, (at) => createHelpThanks({ claim: to.ref, words }, id, at)))) return;
    const undo = (): void => void writer.write(section, (at) => withdrawHelpThanks(id, at));
    say({ text: t().help.thanks.said(name), undo: { run: undo } }, "next");
    navigate(address(), { replace: true });
  };
  return (
    <Show
      when={claim()}
      fallback={
        <Page
          title={t().help.thanks.title}
          heading={t().help.one.gone}
          actions={<LinkButton href={address()}>{t().kit.back}</LinkButton>}
        />
      }
    >
      {(to) => {
        const name = (): string => authorName(dossier(), to().ref.author).name ?? t().log.someone;
        return (
          <Page
            title={t().help.thanks.title}
            heading={<bdi dir="auto">{t().help.thanks.heading(name())}</bdi>}
            back={address()}
          >
            <div class="roer-choices">
              <For each={THANKS}>
                {(words) => (
                  <ChoiceRow icon="heart" label={t().help.thanks.words[words]} go={() => void thank(words, name())} />
                )}
              </For>
            </div>
            <ErrorText text={error()} />
          </Page>
        );
      }}
    </Show>
  );
}
