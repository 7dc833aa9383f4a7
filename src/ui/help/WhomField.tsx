import { createMemo, createUniqueId, For, type JSX, Show } from "solid-js";
import { endOfDay } from "#src/grants/window.ts";
import type { HelpKind } from "#src/dossier/help-request.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { VisuallyHidden } from "#src/ui/kit/VisuallyHidden.tsx";
import { wantsText } from "#src/ui/reading/help-words.ts";
import { type Helper, helpersFor, offers } from "./whom.ts";

export type WhomFieldProps = {
  /** Who can be asked. */
  readonly people: readonly Helper[];
  readonly what: HelpKind | undefined;
  /** The first day on which help is asked: whose key ends before it would not see it. */
  readonly first: LocalDate | undefined;
  readonly chosen: readonly GrantId[];
  readonly onChange: (grant: GrantId, on: boolean) => void;
  readonly error: string | undefined;
};

/** Who is asked: everybody with a key, those first who said they are happy to do this; and the way to a new key. */
export function WhomField(props: WhomFieldProps): JSX.Element {
  const { t, f } = useI18n();
  const id = createUniqueId();
  const sorted = createMemo(() => helpersFor(props.people, props.what));
  const hint = (one: Helper): string => {
    if (props.first !== undefined && one.until < endOfDay(props.first))
      return t().help.whom.endsBefore(f().lastDay(one.until));
    if (!one.offer || !offers(one, props.what)) return t().help.whom.until(f().lastDay(one.until));
    const wish = t().help.offers.line(one.name, wantsText(t(), f(), props.what ? [props.what] : one.offer.what));
    return one.offer.limits === undefined ? wish : `${wish} ${one.offer.limits}`;
  };
  return (
    <fieldset aria-describedby={`${id}-error`} data-invalid={props.error !== undefined}>
      <legend>
        <VisuallyHidden>{t().help.whom.heading}</VisuallyHidden>
      </legend>
      <div class="roer-choices">
        <Show when={sorted().length > 0} fallback={<p>{t().help.whom.nobody}</p>}>
          <For each={sorted().map(({ grant }) => grant)}>
            {(grant) => (
              <Show when={sorted().find((one) => one.grant === grant)}>
                {(one) => (
                  <CheckRow
                    label={one().name}
                    hint={hint(one())}
                    checked={props.chosen.includes(grant)}
                    onChange={(on) => props.onChange(grant, on)}
                  />
                )}
              </Show>
            )}
          </For>
        </Show>
        <ErrorText id={`${id}-error`} text={props.error} />
        <ChoiceRow
          icon="key"
          label={t().help.whom.withoutKey}
          hint={t().help.whom.withoutKeyHint}
          go="/sleutels/nieuw?wie=bekende"
        />
      </div>
    </fieldset>
  );
}
