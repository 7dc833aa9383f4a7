import { For, type JSX } from "solid-js";
import { CERTAINTIES, type Certainty } from "#src/exports/access-log-csv.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

/** How sure each kind of line is: what it shows, and what it does not. `occurring`: only those are explained. */
export function CertaintyFold(props: { readonly occurring: ReadonlySet<Certainty> }): JSX.Element {
  const { t } = useI18n();
  return (
    <Fold label={t().log.certainty.label}>
      <dl class="roer-facts">
        <For each={CERTAINTIES.filter((one) => props.occurring.has(one))}>
          {(one) => (
            <div>
              <dt>{t().log.certainty.names[one]}</dt>
              <dd>
                <p>{t().log.certainty.shows[one]}</p>
                <p>{t().log.certainty.hides[one]}</p>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Fold>
  );
}
