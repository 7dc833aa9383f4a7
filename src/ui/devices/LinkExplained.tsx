import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { usePractice } from "#src/ui/session/app-context.tsx";
import { DEVICES } from "./device-places.ts";
import "./devices.css";

/** What a linked device can do, before there is a code. */
export function LinkExplained(props: { readonly onMake: () => void }): JSX.Element {
  const { t } = useI18n();
  const practice = usePractice();
  const texts = () => t().devices.explain;
  return (
    <Page
      title={t().devices.add}
      heading={texts().heading}
      lead={texts().lead}
      back={DEVICES}
      actions={
        <Show when={!practice()} fallback={<LinkButton href={DEVICES}>{t().devices.done.done}</LinkButton>}>
          <Button onClick={() => props.onMake()}>{texts().make}</Button>
        </Show>
      }
    >
      <ul class="roer-device-can">
        <li>{texts().all}</li>
        <li>{texts().keys}</li>
        <li>{texts().remove}</li>
      </ul>
      <Notice icon="alert" text={practice() ? t().devices.practice : texts().own} />
    </Page>
  );
}
