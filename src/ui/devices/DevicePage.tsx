import { useParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createDevices, hintOf, nameOf } from "./create-devices.ts";
import { createRename, LONGEST_NAME } from "./create-rename.ts";
import { DEVICES, removePlace } from "./device-places.ts";

/** One of the resident's devices: its name, and the way to take it away unless it is this one. */
export default function DevicePage(): JSX.Element {
  const { t, f } = useI18n();
  const params = useParams<{ id: string }>();
  const devices = createDevices();
  const device = () => devices.of(params.id);
  const rename = createRename(t, device);
  const texts = () => t().devices.detail;
  return (
    <Show when={device()} fallback={<Page title={texts().title} heading={texts().gone} back={DEVICES} />}>
      {(one) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void rename.save();
          }}
        >
          <Page
            title={texts().title}
            heading={<bdi>{nameOf(t(), one())}</bdi>}
            lead={hintOf(t(), f(), one())}
            back={DEVICES}
            actions={
              <>
                <Show when={one().known} fallback={<LinkButton href={DEVICES}>{t().devices.done.done}</LinkButton>}>
                  <Button type="submit">{texts().save}</Button>
                </Show>
                <Show when={!one().here}>
                  <LinkButton kind="quiet" icon="trash" href={removePlace(one().device)}>
                    {texts().remove}
                  </LinkButton>
                </Show>
              </>
            }
          >
            <Show when={one().pending}>
              <Notice icon="clock" text={texts().pendingText} />
            </Show>
            <Show when={one().known}>
              <TextField
                label={texts().name}
                hint={texts().nameHint}
                capitals="sentences"
                maxLength={LONGEST_NAME}
                value={rename.name()}
                onInput={rename.setName}
                error={rename.error()}
              />
            </Show>
            <Show when={!one().here && !one().pending}>
              <p>{texts().lost}</p>
            </Show>
          </Page>
        </form>
      )}
    </Show>
  );
}
