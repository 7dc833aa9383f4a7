import { useParams } from "@solidjs/router";
import { type Accessor, createMemo, type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { type OwnKey, ownKey } from "./own-keys.ts";

/** A screen about the key that the address names; an address that names none says so. */
export function KeyScreen(props: { readonly children: (key: Accessor<OwnKey>) => JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const session = useSession();
  const dossier = useOwnDossier();
  const key = createMemo(() => ownKey(dossier(), session().now(), params.id));
  return (
    <Show
      when={key()}
      fallback={<Page title={t().keys.detail.title} heading={t().keys.detail.gone} back="/sleutels" />}
    >
      {(found) => props.children(found)}
    </Show>
  );
}
