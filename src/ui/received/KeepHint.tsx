import { type JSX, Show } from "solid-js";
import type { GrantId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { isPassing } from "./is-passing.ts";

/** The way to P4, for as long as the key is only in the memory of this page. */
export function KeepHint(props: { readonly grant: GrantId }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  return (
    <Show when={isPassing(app, session())}>
      <div class="roer-card">
        <Section heading={t().holder.again.heading}>
          <p>{t().holder.again.ask}</p>
          <div>
            <LinkButton kind="quiet" icon="key" href={`/gekregen/${props.grant}/bewaren`}>
              {t().holder.again.askAction}
            </LinkButton>
          </div>
        </Section>
      </div>
    </Show>
  );
}
