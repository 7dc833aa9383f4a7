import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { OWNER } from "#src/dossier/entity-id.ts";
import type { Recorded, Unchecked } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { RecordFacts } from "#src/ui/reading/RecordFacts.tsx";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { Contested } from "./Contested.tsx";
import { createRecords } from "./create-records.ts";
import { formOf } from "./form-values.ts";
import { History } from "./History.tsx";
import { RecordForm } from "./RecordForm.tsx";
import type { Topic } from "./topic.ts";

/** One of a topic: what is known, change it, take it away. */
export function RecordPage<T extends object>(props: { readonly topic: Topic<T> }): JSX.Element {
  const { t, f } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- a screen is of one topic as long as it lives
  const { topic } = props;
  const today = useToday();
  const navigate = useNavigate();
  const params = useParams<{ id: string }>();
  const records = createRecords(topic);
  const [editing, setEditing] = createSignal(false);
  const words = () => topic.words(t());
  const fields = () => topic.fields(t(), today());

  const save = async (record: Recorded<T>, values: Unchecked): Promise<boolean> => {
    const undo = await records.change(record, values);
    if (!undo) return false;
    say({ text: t().records.changed, undo: { run: () => void undo() } });
    setEditing(false);
    focusHeading();
    return true;
  };
  const choose = async (record: Recorded<T>, name: string, value: string): Promise<void> => {
    // The value that stands already is written again, over both: that is what resolves it.
    const undo = await records.change({ ...record, fields: { ...record.fields, [name]: null } }, { [name]: value });
    if (undo) say({ text: t().records.chosen });
  };
  const remove = async (record: Recorded<T>): Promise<void> => {
    const undo = await records.remove(record);
    if (!undo) return;
    const text = t().records.removed(topic.titleOf(record.fields, t(), f()));
    say({ text, undo: { label: t().records.putBack, run: () => void undo() } }, "next");
    navigate(topic.path);
  };
  return (
    <Show
      when={records.one(params.id)}
      fallback={
        <Page
          title={words().oneTitle}
          heading={t().records.gone}
          actions={<LinkButton href={topic.path}>{t().records.toList}</LinkButton>}
        />
      }
    >
      {(record) => (
        <Page
          title={words().oneTitle}
          heading={
            <bdi dir="auto" translate="no">
              {topic.titleOf(record().fields, t(), f())}
            </bdi>
          }
          back={topic.path}
          actions={
            <Show when={!editing() && record().ref.author === OWNER}>
              <Button icon="pencil" onClick={() => setEditing(true)}>
                {t().records.edit}
              </Button>
              <Button kind="text" icon="trash" onClick={() => void remove(record())}>
                {t().records.remove}
              </Button>
            </Show>
          }
        >
          <Show
            when={editing()}
            fallback={
              <>
                <Contested
                  fields={fields()}
                  contested={record().contested}
                  onChoose={(name, value) => void choose(record(), name, value)}
                />
                <RecordFacts fields={fields()} values={record().fields} without={topic.titleField} />
                <Show when={topic.Beside}>
                  {(Beside) => <Dynamic component={Beside()} record={record()} records={records} />}
                </Show>
                <History state={records.state()} record={record().ref} fields={fields()} />
              </>
            }
          >
            <RecordForm
              fields={fields()}
              draft={`${topic.kind.name}/${record().ref.id}`}
              start={formOf(fields(), record().fields)}
              whole
              writer={records.writer}
              onSave={(values) => save(record(), values)}
              onCancel={() => setEditing(false)}
            />
          </Show>
        </Page>
      )}
    </Show>
  );
}
