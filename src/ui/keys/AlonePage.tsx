import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";

/** Asked in safety mode, before anything about a key is on the screen. */
export function AlonePage(props: { readonly onYes: () => void }): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().keys.alone.title}
      heading={t().keys.alone.heading}
      back="/sleutels"
      actions={
        <>
          <Button onClick={() => props.onYes()}>{t().keys.alone.yes}</Button>
          <LinkButton kind="quiet" href="/sleutels">
            {t().keys.alone.later}
          </LinkButton>
        </>
      }
    />
  );
}
