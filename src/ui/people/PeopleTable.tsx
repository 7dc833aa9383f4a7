import { For, type JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { groupText, networkFields } from "#src/ui/reading/network-fields.ts";
import { type RecordField, valueText } from "#src/ui/reading/record-fields.ts";
import type { Network } from "./create-network.ts";
import type { Member } from "./move-member.ts";
import { ringWord } from "./ring-words.ts";

/** The whole map in words: who, how close, which group, what they help with, how often, and both ways. */
export function PeopleTable(props: { readonly network: Network }): JSX.Element {
  const { t, f } = useI18n();
  const fieldOf = (name: string): RecordField | undefined => networkFields(t()).find((field) => field.name === name);
  const text = ({ fields }: Member, name: "support" | "frequency"): string => {
    const field = fieldOf(name);
    return (field && valueText(t(), f(), field, fields[name])) ?? "";
  };
  const rows = () => props.network.rings().flatMap(({ members }) => members);
  return (
    <div class="roer-scroll" tabindex="0" role="group" aria-label={t().people.table.label}>
      <table class="roer-table">
        <thead>
          <tr>
            <th scope="col">{t().people.table.who}</th>
            <th scope="col">{t().people.table.ring}</th>
            <th scope="col">{t().people.table.group}</th>
            <th scope="col">{t().people.table.support}</th>
            <th scope="col">{t().people.table.often}</th>
            <th scope="col">{t().people.table.both}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(member) => (
              <tr>
                <th scope="row" dir="auto" translate="no">
                  {member.fields.name}
                </th>
                <td>{ringWord(t(), member.fields.ring)}</td>
                <td>{member.fields.group === undefined ? "" : groupText(t(), member.fields.group)}</td>
                <td>{text(member, "support")}</td>
                <td dir="auto" translate="no">
                  {text(member, "frequency")}
                </td>
                <td>{member.fields.reciprocal === true ? t().kit.yes : ""}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
