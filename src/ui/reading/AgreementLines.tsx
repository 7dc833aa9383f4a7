import { type Component, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Agreement, AnsweredAgreement } from "#src/dossier/agreement.ts";
import { type AuthorId, entityKey } from "#src/dossier/entity-id.ts";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { ByKey } from "./ByKey.tsx";
import "./case-sheet.css";

export type AgreementLinesProps = {
  readonly of: readonly AnsweredAgreement[];
  /** Who wrote a line down; undefined for who reads it. */
  readonly who: (author: AuthorId) => string | undefined;
  /** What can be done with a line. */
  readonly Foot?: Component<{ readonly line: AnsweredAgreement }>;
};

/** Who does what by when, each with who wrote it and what the resident made of it. */
export function AgreementLines(props: AgreementLinesProps): JSX.Element {
  const { t } = useI18n();
  const writtenBy = ({ agreement }: AnsweredAgreement): string => {
    const name = props.who(agreement.ref.author);
    return name === undefined ? t().caseSheet.lines.writtenByYou : t().caseSheet.lines.writtenBy(name);
  };
  return (
    <ul class="roer-case-lines" aria-label={t().caseSheet.lines.heading}>
      <ByKey of={props.of} keyOf={({ agreement }) => entityKey(agreement.ref)}>
        {(line) => (
          <li class="roer-case-line">
            <AgreementText of={line().agreement.fields} />
            <p class="roer-note__meta" dir="auto">
              {writtenBy(line())}
            </p>
            <Show when={line().agreement.unsettled}>
              <p class="roer-note__meta">{t().keys.shared.waiting}</p>
            </Show>
            <Show when={line().answer?.fields.answer}>
              {(answer) => (
                <p class="roer-case-line__state">
                  <Icon name={answer() === "not-now" ? "clock" : "check"} />
                  {t().caseSheet.lines.states[answer()]}
                </p>
              )}
            </Show>
            <Dynamic component={props.Foot} line={line()} />
          </li>
        )}
      </ByKey>
    </ul>
  );
}

/** One line in words: what, then who and by which day. */
export function AgreementText(props: { readonly of: Agreement }): JSX.Element {
  const { t, f } = useI18n();
  const facts = () => t().caseSheet.lines.facts;
  return (
    <>
      <p class="roer-case-line__what" dir="auto" translate="no">
        {props.of.what}
      </p>
      <Show when={props.of.who ?? props.of.by}>
        <p class="roer-case-line__who">
          <Show when={props.of.who}>
            {(who) => (
              <span>
                {facts().who}: <bdi translate="no">{who()}</bdi>
              </span>
            )}
          </Show>
          <Show when={props.of.by}>
            {(by) => (
              <span>
                {facts().by}: {f().date(by())}
              </span>
            )}
          </Show>
        </p>
      </Show>
    </>
  );
}
