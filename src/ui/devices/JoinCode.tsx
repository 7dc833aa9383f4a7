import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import type { Join } from "./create-join.ts";

/** Twenty characters, as they stand on the other screen; a whole address that was pasted is taken too. */
export function JoinCode(props: { readonly join: Join }): JSX.Element {
  const { t } = useI18n();
  const [text, setText] = createSignal("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.join.useCode(text(), true);
      }}
    >
      <Page
        title={t().devices.join.title}
        heading={t().devices.join.typed}
        lead={t().holder.code.typedLead}
        back={() => props.join.go("how")}
        actions={<Button type="submit">{t().devices.join.next}</Button>}
      >
        <TextField
          label={t().holder.code.typedLabel}
          value={text()}
          onInput={setText}
          capitals="none"
          maxLength={300}
          error={props.join.error()}
        />
      </Page>
    </form>
  );
}
