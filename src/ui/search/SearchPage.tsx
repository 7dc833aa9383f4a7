import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { SelectField } from "#src/ui/kit/SelectField.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { entriesOf, SEARCH_PARTS, type SearchPart } from "#src/ui/reading/search-entries.ts";
import { search } from "#src/ui/session/match.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";

const MOST = 50;
const LONGEST = 100;

/** Zoek: through all that the resident wrote and others wrote to them, on this device only. */
export default function SearchPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const [query, setQuery] = createDraft("search");
  const [part, setPart] = createSignal<SearchPart | "all">("all");
  const entries = createMemo(() => entriesOf(dossier(), t(), f()));
  const all = createMemo(() => search(entries(), query()));
  const found = createMemo(() => (part() === "all" ? all() : all().filter((one) => one.part === part())));
  const parts = () => SEARCH_PARTS.filter((one) => one === part() || all().some((entry) => entry.part === one));
  const told = (): string => {
    if (query().trim() === "") return "";
    return found().length === 0 ? t().search.nothing : t().search.count(found().length);
  };
  return (
    <Page title={t().search.title} heading={t().search.heading} back="/meer">
      <form class="roer-form" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={t().search.label}
          hint={t().search.hint}
          value={query()}
          onInput={setQuery}
          capitals="none"
          maxLength={LONGEST}
        />
        <Show when={parts().length > 1 || part() !== "all"}>
          <SelectField<SearchPart | "all">
            label={t().search.where}
            choices={[
              { value: "all", label: t().search.everywhere },
              ...parts().map((value) => ({ value, label: t().search.parts[value] })),
            ]}
            value={part()}
            onChange={setPart}
          />
        </Show>
      </form>
      <p role="status">{told()}</p>
      <div class="roer-choices">
        <For each={found().slice(0, MOST)}>
          {(one) => (
            <ChoiceRow
              label={one.title}
              hint={one.snippet === "" ? t().search.parts[one.part] : `${t().search.parts[one.part]}: ${one.snippet}`}
              go={one.href}
            />
          )}
        </For>
      </div>
      <Show when={found().length > MOST}>
        <p>{t().search.more}</p>
      </Show>
    </Page>
  );
}
