import { createMemo, For, type JSX } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createDevices, hintOf, nameOf } from "./create-devices.ts";
import { ADD_DEVICE, devicePlace } from "./device-places.ts";

/** "Mijn apparaten": where the plan is. */
export default function DevicesPage(): JSX.Element {
  const { t, f } = useI18n();
  const devices = createDevices();
  const ids = createMemo(() => devices.all().map(({ device }) => device));
  return (
    <Page
      title={t().devices.title}
      lead={t().devices.lead}
      back="/meer"
      actions={
        <LinkButton icon="add" href={ADD_DEVICE}>
          {t().devices.add}
        </LinkButton>
      }
    >
      <div class="roer-choices">
        <For each={ids()}>
          {(id) => (
            <ChoiceRow
              icon="computer"
              label={nameOf(t(), devices.of(id))}
              hint={hintOf(t(), f(), devices.of(id))}
              go={devicePlace(id)}
            />
          )}
        </For>
      </div>
    </Page>
  );
}
