import { type JSX, Show } from "solid-js";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { type HolderCopying, REASONS } from "./create-holder-copy.ts";

export type CopyWhyProps = { readonly copying: HolderCopying; readonly name: string; readonly plan: string };

/** The one thing that is asked: why. */
export function CopyWhy(props: CopyWhyProps): JSX.Element {
  const { t } = useI18n();
  const isOther = (): boolean => props.copying.reason() === "other";
  const error = (): string | undefined => (props.copying.missing() ? t().workspace.copy.whyMissing : undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.copying.next();
      }}
    >
      <Page
        title={t().workspace.copy.title}
        heading={t().workspace.copy.why}
        lead={t().workspace.copy.lead(props.name)}
        back={props.plan}
        actions={<Button type="submit">{t().workspace.copy.next}</Button>}
      >
        <ChoiceGroup
          legend={t().workspace.copy.why}
          legendHidden
          choices={REASONS.map((value) => ({ value, label: t().workspace.copy.reasons[value] }))}
          value={props.copying.reason()}
          onChange={props.copying.chooseReason}
          error={isOther() ? undefined : error()}
        />
        <Show when={isOther()}>
          <TextArea
            label={t().workspace.copy.own}
            rows={2}
            value={props.copying.own()}
            onInput={props.copying.setOwn}
            maxLength={LINE_LENGTH}
            error={error()}
          />
        </Show>
      </Page>
    </form>
  );
}
