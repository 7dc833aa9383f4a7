import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { GrantId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { SearchPart } from "#src/ui/reading/search-entries.ts";
import type { Entry, Found } from "#src/ui/session/match.ts";
import type { KeyListing } from "./create-key-list.ts";
import type { Hits, KeySearch } from "./create-key-search.ts";
import { KeyRow } from "./KeyRow.tsx";
import { seek } from "./sought.ts";

export type SearchHitsProps = {
  readonly keys: KeyListing;
  readonly search: KeySearch;
  readonly current: GrantId | undefined;
};

/** In the place of the list while something is looked for: whose name it is, and in whose plan it stands. */
export function SearchHits(props: SearchHitsProps): JSX.Element {
  const { t } = useI18n();
  const told = (): string => {
    if (props.search.busy()) return t().workspace.search.busy;
    const found =
      props.search.names().length +
      props.search.hits().reduce((sum, { found: some, more }) => sum + some.length + more, 0);
    return found === 0 ? t().search.nothing : t().search.count(found);
  };
  /** One below the heading of the list, which is that of the screen where no plan is beside it. */
  const level = () => (props.current === undefined ? "h2" : "h3");
  const nameOf = ({ grant }: Hits): string => props.keys.all().get(grant)?.name ?? t().holder.plan.owner;
  return (
    <>
      <p role="status">{told()}</p>
      <Show when={props.search.names().length > 0}>
        <Dynamic component={level()}>{t().workspace.search.names}</Dynamic>
        <ul class="roer-received__keys">
          <For each={props.search.names()}>
            {(grant) => (
              <Show when={props.keys.all().get(grant)}>
                {(key) => (
                  <li>
                    <KeyRow of={key()} today={props.keys.today()} current={grant === props.current} />
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.search.hits().length > 0}>
        <Dynamic component={level()}>{t().workspace.search.words}</Dynamic>
        <ul class="roer-received__keys">
          <For each={props.search.hits()}>
            {(hits) => (
              <>
                <For each={hits.found}>
                  {(found) => (
                    <HitRow
                      grant={hits.grant}
                      name={nameOf(hits)}
                      found={found}
                      onOpen={() => seek(hits.grant, props.search.query())}
                    />
                  )}
                </For>
                <Show when={hits.more > 0}>
                  <li class="roer-received__until">{t().workspace.search.more(hits.more, nameOf(hits))}</li>
                </Show>
              </>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}

function HitRow(props: {
  readonly grant: GrantId;
  readonly name: string;
  readonly found: Found<Entry<SearchPart>>;
  readonly onOpen: () => void;
}): JSX.Element {
  const { t } = useI18n();
  return (
    <li>
      <a class="roer-received__key" href={`/gekregen/${props.grant}`} onClick={() => props.onOpen()}>
        <span class="roer-received__who">
          <bdi translate="no">{props.name}</bdi>
          <span class="roer-received__until" dir="auto">
            {t().workspace.search.of(t().search.parts[props.found.part], props.found.title)}
          </span>
          <Show when={props.found.snippet}>
            {(snippet) => (
              <span class="roer-received__snippet" dir="auto" translate="no">
                {snippet()}
              </span>
            )}
          </Show>
        </span>
      </a>
    </li>
  );
}
