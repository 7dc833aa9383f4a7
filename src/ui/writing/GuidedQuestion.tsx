import type { JSX } from "solid-js";
import type { Unchecked } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import type { Writer } from "#src/ui/session/create-writer.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { RecordForm } from "./RecordForm.tsx";

export type GuidedQuestionProps = {
  readonly title: string;
  /** All questions, and the one that is asked now: each is a text. */
  readonly fields: readonly RecordField[];
  readonly field: RecordField;
  /** What was answered before. */
  readonly text: string | undefined;
  readonly draft: string;
  readonly home: string;
  readonly address: (name: string) => string;
  readonly writer: Writer;
  /** Keeps the answer; null empties it. */
  readonly write: (text: string | null) => Promise<boolean>;
};

/** One question; what is answered is kept before the next one is asked. */
export function GuidedQuestion(props: GuidedQuestionProps): JSX.Element {
  const { t } = useI18n();
  const onward = useOnward();
  const place = (): number => props.fields.findIndex(({ name }) => name === props.field.name);
  const next = (): string => {
    const after = props.fields[place() + 1];
    return after === undefined ? props.home : props.address(after.name);
  };
  const save = async ({ write, text, field }: GuidedQuestionProps, values: Unchecked): Promise<boolean> => {
    const before = text ?? null;
    const typed = values[field.name];
    const now = typeof typed === "string" ? typed.trim() : null;
    if (now !== before) {
      if (!(await write(now))) return false;
      say({ text: t().records.ask.saved, undo: { run: () => void write(before) } }, "next");
    }
    onward(next());
    return true;
  };
  return (
    <Page
      title={props.title}
      heading={props.field.label}
      lead={t().records.ask.place(place() + 1, props.fields.length)}
      back={props.home}
      actions={
        <>
          <LinkButton kind="text" href={next()}>
            {t().records.ask.skip}
          </LinkButton>
          <LinkButton kind="text" href={props.home}>
            {t().records.ask.stop}
          </LinkButton>
        </>
      }
    >
      <RecordForm
        fields={[props.field]}
        draft={props.draft}
        start={{ [props.field.name]: props.text ?? "" }}
        writer={props.writer}
        onSave={(values) => save(props, values)}
        saveLabel={t().records.ask.next}
        labelAs="hidden"
      />
    </Page>
  );
}
