import { type JSX, Show } from "solid-js";
import type { GrantId } from "#src/protocol/ids.ts";
import { BackLink } from "#src/ui/kit/BackLink.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { usePage } from "#src/ui/kit/use-page.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import type { KeyListing } from "./create-key-list.ts";
import { createKeySearch } from "./create-key-search.ts";
import { createShortcuts, moveInList } from "./create-shortcuts.ts";
import { KeyList } from "./KeyList.tsx";
import { SearchHits } from "./SearchHits.tsx";
import { ShortcutList } from "./ShortcutList.tsx";

const LONGEST = 100;

export type KeysPanelProps = {
  readonly keys: KeyListing;
  /** The plan beside it; undefined where the list is the screen. */
  readonly current: GrantId | undefined;
  /** Back from a plan: to its row, or to the screen of the list. */
  readonly onBack: () => void;
};

/** All plans one holds a key to, to search in and to go through by the keyboard. */
export function KeysPanel(props: KeysPanelProps): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  // oxlint-disable-next-line solid/reactivity -- one listing for the life of the panel
  const search = createKeySearch(props.keys);
  let field: HTMLInputElement | undefined;
  let panel: HTMLElement | undefined;

  const back = (): void => {
    if (search.active() && panel?.contains(document.activeElement)) {
      search.setQuery("");
      field?.focus();
    } else props.onBack();
  };
  createShortcuts({
    search: () => {
      field?.focus();
      field?.select();
    },
    back,
  });
  return (
    <nav
      ref={(element) => {
        panel = element;
      }}
      class="roer-received__list"
      aria-label={t().holder.list.heading}
      onKeyDown={(event) => moveInList(event.currentTarget, event)}
    >
      <Show when={props.current === undefined} fallback={<h2>{t().holder.list.heading}</h2>}>
        <Show when={session().owned()}>
          <BackLink to="/meer" />
        </Show>
        <ListHeading />
      </Show>
      {/* One plan is looked through faster by eye. */}
      <Show when={props.keys.all().size > 1}>
        <div role="search">
          <TextField
            label={t().workspace.search.label}
            value={search.query()}
            onInput={search.setQuery}
            capitals="none"
            maxLength={LONGEST}
            ref={(element) => {
              field = element;
            }}
          />
        </div>
      </Show>
      <div class="roer-received__help">
        <ShortcutList searches={props.keys.all().size > 1} />
      </div>
      <Show when={search.active()} fallback={<KeyList keys={props.keys} current={props.current} />}>
        <SearchHits keys={props.keys} search={search} current={props.current} />
      </Show>
      <LinkButton kind="text" icon="add" href="/k">
        {t().holder.list.add}
      </LinkButton>
    </nav>
  );
}

/** Where the list is the screen, its heading is the screen's. */
function ListHeading(): JSX.Element {
  const { t } = useI18n();
  const heading = usePage(() => t().holder.list.title);
  return (
    <h1 ref={heading} tabindex="-1">
      {t().holder.list.heading}
    </h1>
  );
}
