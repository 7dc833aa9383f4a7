import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import type { Join } from "./create-join.ts";
import { LONGEST_NAME } from "./create-rename.ts";

/** A name to know this device by. Pressing "Verder" is what asks; until then nothing has gone out. */
export function JoinName(props: { readonly join: Join }): JSX.Element {
  const { t } = useI18n();
  const texts = () => t().devices.join;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void props.join.ask();
      }}
    >
      <Page
        title={texts().title}
        heading={texts().nameHeading}
        lead={texts().nameLead}
        back={() => props.join.go("how")}
        actions={
          <>
            <Button type="submit" busy={props.join.busy()}>
              {texts().next}
            </Button>
            <Show when={props.join.error()}>
              <Button kind="text" onClick={() => props.join.go("how")}>
                {texts().otherCode}
              </Button>
            </Show>
          </>
        }
      >
        <TextField
          label={texts().name}
          capitals="sentences"
          maxLength={LONGEST_NAME}
          value={props.join.name()}
          onInput={props.join.setName}
          error={props.join.error()}
        />
      </Page>
    </form>
  );
}
