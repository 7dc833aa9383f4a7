import { createUniqueId, For, type JSX, Show } from "solid-js";
import { takenAlong } from "#src/dossier/taken-along.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { createTakeIn, type Preview, type TakeInFault } from "./create-take-in.ts";

/** A plan out of a file. Nothing happens before it is said what will, and it can be taken out again. */
export default function TakeInPage(): JSX.Element {
  const { t } = useI18n();
  const taking = createTakeIn();
  const fileId = createUniqueId();
  const words = () => t().takeAlong.back;
  const error = (): string | undefined => {
    const fault = taking.fault();
    return fault && sentence(fault);
  };
  const sentence = (fault: TakeInFault): string | undefined => {
    switch (fault.type) {
      case "not-a-dossier":
        return words().notOurs;
      case "newer":
        return words().newer;
      case "unreadable":
        return words().unreadable;
      case "too-large":
        return words().tooLarge;
      default:
        return faultText(t(), fault);
    }
  };
  const comes = (): boolean => (taking.preview()?.plan.parts.length ?? 0) > 0;
  return (
    <Page
      title={words().title}
      lead={words().lead}
      back="/meer/meenemen"
      actions={
        <Show when={comes()}>
          <Show
            when={taking.taken()}
            fallback={
              <Button busy={taking.busy()} onClick={() => void taking.take()}>
                {words().action}
              </Button>
            }
          >
            <Button kind="quiet" icon="undo" busy={taking.busy()} onClick={() => void taking.undo()}>
              {words().undo}
            </Button>
          </Show>
        </Show>
      }
    >
      <div class="roer-field">
        <label class="roer-field__label" for={fileId}>
          {words().choose}
        </label>
        <input
          id={fileId}
          class="roer-input"
          type="file"
          accept=".json,application/json"
          aria-describedby={`${fileId}-error`}
          aria-invalid={error() ? "true" : undefined}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void taking.choose(file);
          }}
        />
        <ErrorText id={`${fileId}-error`} text={error()} />
      </div>
      <Show when={taking.preview()}>{(preview) => <PreviewOf preview={preview()} />}</Show>
      <p role="status">
        <Show when={taking.taken()}>{words().done}</Show>
        <Show when={taking.undone()}>{words().undone}</Show>
      </p>
      <Copies />
    </Page>
  );
}

function PreviewOf(props: { readonly preview: Preview }): JSX.Element {
  const { t, f } = useI18n();
  const words = () => t().takeAlong.back;
  const lines = (): readonly string[] => {
    const { fresh, filled, already, removed, unreadable } = props.preview.plan;
    return [
      ...(fresh > 0 ? [words().fresh(fresh)] : []),
      ...(filled > 0 ? [words().filled(filled)] : []),
      ...(already > 0 ? [words().already(already)] : []),
      ...(removed > 0 ? [words().removed(removed)] : []),
      ...(unreadable > 0 ? [words().left(unreadable), words().leftWhy] : []),
      ...(fresh + filled > 0 ? [words().stays] : [words().nothing]),
      ...(props.preview.dossier.sections.some(({ records }) => records.some(({ by }) => by !== undefined))
        ? [words().others]
        : []),
    ];
  };
  return (
    <Section heading={words().preview}>
      <p dir="auto">
        {words().of(props.preview.dossier.resident, f().date(Date.parse(props.preview.dossier.exportedAt)))}
      </p>
      <ul class="roer-plain-list">
        <For each={lines()}>{(line) => <li>{line}</li>}</For>
      </ul>
    </Section>
  );
}

/** What others wrote in the plan that was taken in: kept, and nobody's own words any more. */
function Copies(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const copies = () =>
    dossier().sections.flatMap(({ id }) => {
      const state = dossier().shown(id);
      return state
        ? takenAlong(state).flatMap(({ fields }) => (typeof fields.fields["text"] === "string" ? [fields] : []))
        : [];
    });
  return (
    <Show when={copies().length > 0}>
      <Section heading={t().takeAlong.back.copies}>
        <ul class="roer-plain-list">
          <For each={copies()}>
            {({ by, createdAt, fields }) => (
              <li>
                <p class="roer-quiet">{t().takeAlong.back.copy(by, f().date(createdAt))}</p>
                <p dir="auto">{String(fields["text"])}</p>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
