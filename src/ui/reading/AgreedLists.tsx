import { createMemo, For, type JSX, Show } from "solid-js";
import { type AgreedVersion, agreedLists, isAgreed, openQuestions, type Said } from "#src/dossier/agreed-list.ts";
import { entityKey } from "#src/dossier/entity-id.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { AgreementText } from "./AgreementLines.tsx";
import { ByKey } from "./ByKey.tsx";

/** "Ja, maar: niet op vrijdag" */
export const saidText = (t: Catalogue, { answer, words }: Omit<Said, "name">): string =>
  words === undefined
    ? t.caseSheet.agree.said[answer]
    : t.caseSheet.agree.saidWith(t.caseSheet.agree.said[answer], words);

/** What was agreed, the latest version open and those before it folded away. Nothing when nothing was. */
export function AgreedLists(props: {
  readonly state: SectionState;
  /** On paper nothing can be unfolded. */
  readonly latestOnly?: boolean | undefined;
}): JSX.Element {
  const { t } = useI18n();
  const versions = createMemo(() => agreedLists(props.state));
  const latest = () => versions()[0];
  const earlier = () => (props.latestOnly === true ? [] : versions().slice(1));
  return (
    <>
      <Show when={latest()}>{(version) => <Version of={version()} />}</Show>
      <Show when={earlier().length > 0}>
        <Fold label={t().caseSheet.agreed.earlier}>
          <ByKey of={earlier()} keyOf={({ list }) => entityKey(list.ref)}>
            {(version) => <Version of={version()} />}
          </ByKey>
        </Fold>
      </Show>
    </>
  );
}

function Version(props: { readonly of: AgreedVersion }): JSX.Element {
  const { t, f } = useI18n();
  const list = () => props.of.list.fields;
  const day = () => f().date(list().on);
  return (
    <div class="roer-case-agreed">
      <p>
        <strong>{isAgreed(list()) ? t().caseSheet.agreedOn(day()) : t().caseSheet.talkedOn(day())}</strong>
      </p>
      <Show when={props.of.version > 1}>
        <p>{t().caseSheet.agreed.version(props.of.version)}</p>
      </Show>
      <Show when={props.of.tampered}>
        <Notice icon="alert" text={t().caseSheet.agreed.tampered} />
      </Show>
      <ul class="roer-case-lines">
        <For each={list().lines}>
          {(line) => (
            <li class="roer-case-line">
              <AgreementText of={line} />
            </li>
          )}
        </For>
      </ul>
      <dl class="roer-facts roer-case-said">
        <For each={list().said}>
          {(said) => (
            <div>
              <dt>
                <bdi translate="no">{said.name}</bdi>
              </dt>
              <dd dir="auto">{saidText(t(), said)}</dd>
            </div>
          )}
        </For>
      </dl>
      <For each={openQuestions(list())}>
        {({ name }) => <Notice icon="people" text={t().caseSheet.agreed.open(name)} />}
      </For>
    </div>
  );
}
