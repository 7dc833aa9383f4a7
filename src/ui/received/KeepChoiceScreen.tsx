import { createResource, type JSX, Show } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { Keeping } from "./create-keeping.ts";

/** False where the browser does not promise to keep what is stored, as on most computers at work. */
const keeps = async (): Promise<boolean> => (await navigator.storage?.persisted()) ?? false;

export function KeepChoiceScreen(props: { readonly keeping: Keeping; readonly plan: string }): JSX.Element {
  const { t } = useI18n();
  const [promised] = createResource(keeps);
  return (
    <Page title={t().holder.again.title} heading={t().holder.again.heading} back={props.plan}>
      <Show when={promised() === false}>
        <p>{t().holder.again.forgets}</p>
      </Show>
      <div class="roer-choices">
        <ChoiceRow
          icon="lock"
          label={t().holder.again.pin}
          hint={t().holder.again.pinHint}
          go={() => props.keeping.go("pin")}
        />
        <ChoiceRow
          icon="sheet"
          label={t().holder.again.file}
          hint={t().holder.again.fileHint}
          go={() => props.keeping.go("file")}
        />
        <ChoiceRow icon="close" label={t().holder.again.close} hint={t().holder.again.closeHint} go={props.plan} />
      </div>
    </Page>
  );
}
