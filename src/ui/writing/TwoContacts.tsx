import { createMemo, For, type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import { addDays } from "#src/dossier/local-date.ts";
import { type PointOfContact, pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import type { Records } from "./create-records.ts";

/** More than one at once: each may think that the other one does it. */
export function TwoContacts(props: { readonly records: Records<PointOfContact> }): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const now = createMemo(() => pointsOfContact(props.records.state(), today()).now);

  const stop = async (contact: Recorded<PointOfContact>): Promise<void> => {
    const undo = await props.records.change(contact, { until: addDays(today(), -1) });
    if (undo) say({ text: t().agreements.contact.stopped(contact.fields.name), undo: { run: () => void undo() } });
  };
  return (
    <Show when={now().length > 1}>
      <Notice icon="alert" text={t().agreements.contact.two(f().list(now().map(({ fields }) => fields.name)))}>
        <div class="roer-buttons">
          <For each={now()}>
            {(contact) => (
              <Button kind="quiet" onClick={() => void stop(contact)}>
                {t().agreements.contact.stops(contact.fields.name)}
              </Button>
            )}
          </For>
        </div>
      </Notice>
    </Show>
  );
}
