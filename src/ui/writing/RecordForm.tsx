import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { Unchecked } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { createFileKeeper } from "#src/ui/session/create-file-keeper.ts";
import type { Writer } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { createFormDraft } from "./create-form-draft.ts";
import { type FormFault, type FormValues, readFiles, valuesOf } from "./form-values.ts";
import { FormField } from "./FormField.tsx";

export type RecordFormProps = {
  readonly fields: readonly RecordField[];
  /** Under this name what is typed is kept: one name for one form of one thing. */
  readonly draft: string;
  /** What the form begins with. */
  readonly start: FormValues;
  /** All fields in sight, those that were left empty too. */
  readonly whole?: boolean | undefined;
  readonly writer: Pick<Writer, "fault" | "clear">;
  /** True once it is kept; else the writer says why not. An empty field comes as null. */
  readonly onSave: (values: Unchecked) => Promise<boolean>;
  /** The heading of the screen asks the one question. */
  readonly labelAs?: "hidden" | undefined;
  readonly saveLabel?: string | undefined;
  /** Another button of the screen is the filled one. */
  readonly quiet?: boolean | undefined;
  /** With a way out the buttons stand in a row: the form is part of a page. */
  readonly onCancel?: (() => void) | undefined;
};

/** A record to fill in: what is typed is kept at once as a draft, and becomes a record when it is saved. */
export function RecordForm(props: RecordFormProps): JSX.Element {
  const { t } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- a form is of one thing as long as it lives
  const draft = createFormDraft(props.draft, () => props.start);
  const [unclear, setUnclear] = createSignal<FormFault>();
  const [busy, setBusy] = createSignal(false);
  const files = createFileKeeper();
  let form: HTMLFormElement | undefined;

  const byName = createMemo(() => new Map(props.fields.map((field) => [field.name, field])));
  const names = (more: boolean): readonly string[] =>
    props.fields.filter((field) => (props.whole !== true && field.more === true) === more).map(({ name }) => name);
  const first = createMemo(() => names(false));
  const rest = createMemo(() => names(true));

  // Something was filled in there. Once open it stays open: it must not close over the field that is being emptied.
  const showRest = createMemo<boolean>(
    (was) => was || rest().some((name) => (draft.form()[name] ?? "") !== (props.start[name] ?? "")),
    false,
  );

  const errorOf = (name: string): string | undefined => {
    const wrong = unclear();
    if (wrong?.field === name) return wrong.type === "time-unclear" ? t().records.timeWrong : t().kit.date.missing;
    const fault = props.writer.fault();
    if (!fault || !("field" in fault) || fault.field !== name) return undefined;
    return faultText(t(), fault, byName().get(name)?.missing ?? t().kit.fillIn);
  };
  const otherError = (): string | undefined => {
    const fault = props.writer.fault();
    if (!fault || ("field" in fault && byName().has(fault.field))) return undefined;
    return faultText(t(), fault);
  };
  const change = (name: string, text: string): void => {
    props.writer.clear();
    setUnclear(undefined);
    draft.change(name, text);
  };
  const showFirstError = (): void =>
    form?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid=true]")?.focus();
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const values = valuesOf(props.fields, draft.form());
    setUnclear(values.ok ? undefined : values.error);
    if (values.ok && (await props.onSave(values.value))) draft.clear();
    else showFirstError();
  };
  const cancel = (): void => {
    for (const field of props.fields) {
      if (field.type !== "files") continue;
      const before = readFiles(props.start[field.name] ?? "").map(({ blob }) => blob);
      for (const file of readFiles(draft.form()[field.name] ?? "")) if (!before.includes(file.blob)) files.forget(file);
    }
    draft.clear();
    props.writer.clear();
    props.onCancel?.();
  };
  const Fields = (of: { readonly names: readonly string[] }): JSX.Element => (
    <For each={of.names}>
      {(name) => (
        <Show when={byName().get(name)}>
          {(field) => (
            <FormField
              field={field()}
              text={draft.form()[name] ?? ""}
              onInput={(text) => change(name, text)}
              saved={draft.saved()}
              error={errorOf(name)}
              labelAs={props.labelAs}
              onBusy={setBusy}
            />
          )}
        </Show>
      )}
    </For>
  );
  return (
    <form
      ref={(element) => {
        form = element;
      }}
      class="roer-form"
      onSubmit={(event) => void save(event)}
    >
      <Fields names={first()} />
      <Show when={rest().length > 0}>
        <Fold label={t().records.more} open={showRest()}>
          <div class="roer-form">
            <Fields names={rest()} />
          </div>
        </Fold>
      </Show>
      <ErrorText text={otherError()} />
      <div class={props.onCancel || props.quiet ? "roer-buttons" : "roer-page__actions"}>
        <Button type="submit" kind={props.quiet ? "quiet" : "primary"} busy={busy()}>
          {props.saveLabel ?? t().kit.save}
        </Button>
        <Show when={props.onCancel}>
          <Button kind="text" onClick={cancel}>
            {t().kit.cancel}
          </Button>
        </Show>
      </div>
    </form>
  );
}
