import type { JSX } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { Join } from "./create-join.ts";

/** Where the code is to be found, and the two ways to bring it here. */
export function JoinHow(props: { readonly join: Join; readonly back: string }): JSX.Element {
  const { t } = useI18n();
  const texts = () => t().devices.join;
  return (
    <Page
      title={texts().title}
      heading={texts().heading}
      lead={texts().lead}
      back={props.back}
      actions={
        <LinkButton kind="text" href="/start/terug">
          {texts().sheet}
        </LinkButton>
      }
    >
      <ErrorText text={props.join.error()} />
      <div class="roer-choices">
        <ChoiceRow icon="camera" label={texts().scan} hint={texts().scanHint} go={() => props.join.go("scan")} />
        <ChoiceRow icon="pencil" label={texts().typed} hint={texts().typedHint} go={() => props.join.go("typed")} />
      </div>
    </Page>
  );
}
