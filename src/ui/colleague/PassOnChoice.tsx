import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { domainRights } from "#src/grants/rights.ts";
import type { PassedOn } from "#src/operations/pass-on-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { ownRights, passableParts } from "./pass-on-parts.ts";

export type PassOnChoiceProps = {
  readonly replica: Replica;
  readonly back: string;
  readonly onMake: (passed: PassedOn) => void;
};

/** What the colleague sees and may do: all of one's own to begin with, and less where it is turned off. */
export function PassOnChoice(props: PassOnChoiceProps): JSX.Element {
  const { t } = useI18n();
  const texts = () => t().handover.colleague;
  const parts = createMemo(() => passableParts(t(), props.replica));
  const [off, setOff] = createSignal<ReadonlySet<SectionId>>(new Set());
  const [denied, setDenied] = createSignal<ReadonlySet<string>>(new Set());
  const [pressed, setPressed] = createSignal(false);
  const chosen = () => parts().filter(({ section }) => !off().has(section));
  const rights = () => ownRights(parts());
  const toggled = <T,>(set: ReadonlySet<T>, item: T, out: boolean): ReadonlySet<T> => {
    const next = new Set(set);
    if (out) next.add(item);
    else next.delete(item);
    return next;
  };
  const make = (): void => {
    setPressed(true);
    if (chosen().length === 0) return;
    const domain = domainRights(...rights().filter((right) => !denied().has(right)));
    props.onMake({ sections: chosen().map(({ section }) => section), domain });
  };
  return (
    <Page
      title={texts().title}
      heading={texts().heading}
      lead={texts().text}
      back={props.back}
      actions={
        <>
          <ErrorText text={pressed() && chosen().length === 0 ? texts().nothing : undefined} />
          <Button onClick={make}>{texts().make}</Button>
        </>
      }
    >
      <fieldset>
        <legend class="roer-legend">{texts().what}</legend>
        <div class="roer-choices">
          <For each={parts()}>
            {(part) => (
              <CheckRow
                label={part.label}
                checked={!off().has(part.section)}
                onChange={(on) => setOff(toggled(off(), part.section, !on))}
              />
            )}
          </For>
        </div>
      </fieldset>
      <Show when={rights().length > 0}>
        <fieldset>
          <legend class="roer-legend">{texts().may}</legend>
          <div class="roer-choices">
            <For each={rights()}>
              {(right) => (
                <CheckRow
                  label={t().keys.own[right]}
                  checked={!denied().has(right)}
                  onChange={(on) => setDenied(toggled(denied(), right, !on))}
                />
              )}
            </For>
          </div>
        </fieldset>
      </Show>
    </Page>
  );
}
