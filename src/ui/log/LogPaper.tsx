import { For, type JSX } from "solid-js";
import type { AccessRow } from "#src/exports/access-log-csv.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

const COLUMNS = ["when", "what", "who", "key", "certainty"] as const;
/** Of a word or two, that are not broken. */
const SHORT: ReadonlySet<string> = new Set(["key", "certainty"]);

/** The log as a table, for paper alone: on a screen the days say the same. */
export function LogPaper(props: { readonly head: string; readonly rows: readonly AccessRow[] }): JSX.Element {
  const { t, f } = useI18n();
  const words = () => t().log.export;
  const heads = () => {
    const { at, what, who, key, certainty } = words().columns;
    return { when: at, what, who, key, certainty };
  };
  const cells = (row: AccessRow) => ({
    when: `${f().date(row.at)} ${f().time(row.at)}`,
    what: row.what,
    who: [row.who, row.role, row.behalf].filter((part) => part !== "").join(", "),
    // As much of it as tells one key from another.
    key: row.key.slice(0, 8),
    certainty: t().log.certainty.names[row.certainty],
  });
  const oldestFirst = () => [...props.rows].sort((a, b) => a.at - b.at);
  return (
    <div class="roer-print-only">
      <h2>{words().paper}</h2>
      <p dir="auto">{props.head}</p>
      <table class="roer-table roer-table--narrow">
        <thead>
          <tr>
            <For each={COLUMNS}>
              {(name) => (
                <th scope="col" classList={{ "roer-table__short": SHORT.has(name) }}>
                  {heads()[name]}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={oldestFirst()}>
            {(row) => (
              <tr>
                <For each={COLUMNS}>
                  {(name) => (
                    <td dir="auto" classList={{ "roer-table__short": SHORT.has(name) }}>
                      {cells(row)[name]}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
