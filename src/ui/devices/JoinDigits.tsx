import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { Digits } from "#src/ui/kit/Digits.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { Join } from "./create-join.ts";

/** The six digits to type on the other device, once it has answered. */
export function JoinDigits(props: { readonly join: Join; readonly digits: string | undefined }): JSX.Element {
  const { t } = useI18n();
  const texts = () => t().devices.join;
  return (
    <Page
      title={props.digits === undefined ? texts().waitTitle : texts().digitsTitle}
      heading={props.digits === undefined ? texts().wait : texts().digits}
      lead={props.digits === undefined ? texts().waitLead : undefined}
      actions={
        <>
          <ErrorText text={props.join.error()} />
          <Show when={props.join.error()}>
            <Button onClick={() => void props.join.waitOn()}>{t().holder.code.again}</Button>
          </Show>
          <Button kind="text" onClick={() => props.join.go("how")}>
            {texts().cancel}
          </Button>
        </>
      }
    >
      <Show when={props.digits}>
        {(digits) => (
          <>
            <Digits value={digits()} />
            <p>{texts().digitsLead}</p>
            <p role="status">{props.join.error() === undefined ? texts().wait : ""}</p>
          </>
        )}
      </Show>
    </Page>
  );
}
