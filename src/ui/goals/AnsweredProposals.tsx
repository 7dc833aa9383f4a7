import { createMemo, For, type JSX, Show } from "solid-js";
import { type AnsweredProposal, proposals } from "#src/dossier/answer.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";

/** What was proposed and answered, folded. Nothing at all when there is none. */
export function AnsweredProposals(props: { readonly state: SectionState }): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const answered = createMemo(() => proposals(props.state).filter(({ answer }) => answer !== undefined));
  const nameOf = ({ proposal }: AnsweredProposal): string =>
    authorName(dossier(), proposal.ref.author).name ?? t().goals.proposal.someone;
  const answerText = ({ answer }: AnsweredProposal): string => {
    if (answer?.fields.standing) {
      return answer.fields.answer === "not-now" ? t().represent.act.undone : t().represent.act.said;
    }
    const words = {
      yes: t().goals.proposal.saidYes,
      changed: t().goals.proposal.saidChanged,
      "not-now": t().goals.proposal.saidNotNow,
    };
    return answer ? words[answer.fields.answer] : "";
  };
  return (
    <Show when={answered().length > 0}>
      <Fold label={t().goals.proposal.answered(answered().length)}>
        <For each={answered()}>
          {(one) => (
            <div class="roer-note">
              <p class="roer-note__meta">
                <bdi>{t().goals.proposal.from(nameOf(one))}</bdi>
              </p>
              <p class="roer-note__text" dir="auto" translate="no">
                {one.proposal.fields.text}
              </p>
              <p class="roer-note__meta">{answerText(one)}</p>
            </div>
          )}
        </For>
      </Fold>
    </Show>
  );
}
