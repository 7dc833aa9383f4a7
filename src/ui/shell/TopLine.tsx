import { type JSX, lazy, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { StopButton } from "#src/ui/kit/StopButton.tsx";
import { useApp, useOpenSession, usePractice } from "#src/ui/session/app-context.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { leave } from "./leave.ts";
import { ReadAloud } from "./ReadAloud.tsx";

const SavedState = lazy(async () => ({ default: (await import("./SavedState.tsx")).SavedState }));

/** Above every screen: what is saved where; before a plan is open, the language instead. */
export function TopLine(props: { readonly path: string; readonly leaves: boolean }): JSX.Element {
  const app = useApp();
  const session = useOpenSession();
  const { t } = useI18n();
  const practice = usePractice();
  const isOpen = (): boolean => session() !== undefined;
  /** Who only holds keys has no bar to find the rest by. */
  const needsMore = (): boolean => {
    const open = session();
    return open !== undefined && open.owned() === undefined && !props.path.startsWith("/meer");
  };
  return (
    <header class="roer-top">
      <Show when={isOpen() && !practice()}>
        <SavedState />
      </Show>
      <div class="roer-top__tools">
        <Show when={props.leaves}>
          <StopButton onStop={() => leave(app)} />
        </Show>
        <ReadAloud />
        <Show when={needsMore()}>
          <LinkButton kind="text" icon="more" href="/meer">
            {t().shell.nav.more}
          </LinkButton>
        </Show>
        <Show when={!isOpen()}>
          <LanguageSwitch />
        </Show>
      </div>
    </header>
  );
}
