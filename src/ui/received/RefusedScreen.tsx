import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { KeyRequestFlow } from "./create-key-request.ts";

/** The other chose otherwise, typed wrong digits three times, or time ran out: all the same from here. */
export function RefusedScreen(props: { readonly flow: KeyRequestFlow }): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().holder.digits.refusedTitle}
      heading={t().holder.digits.refused}
      lead={t().holder.digits.refusedText}
      actions={<Button onClick={() => props.flow.cancel()}>{t().holder.who.otherCode}</Button>}
    />
  );
}
