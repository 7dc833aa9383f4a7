import { useSearchParams } from "@solidjs/router";
import type { JSX } from "solid-js";
import type { Unchecked } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createRecords } from "./create-records.ts";
import { withoutEmpty } from "./form-values.ts";
import { RecordForm } from "./RecordForm.tsx";
import type { Topic } from "./topic.ts";

/** A new one of a topic: what must be known first, the rest for who wants. */
export function NewRecordPage<T extends object>(props: { readonly topic: Topic<T> }): JSX.Element {
  const { t, f } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- a screen is of one topic as long as it lives
  const { topic } = props;
  const today = useToday();
  const onward = useOnward();
  const [query] = useSearchParams();
  const records = createRecords(topic);
  const words = () => topic.words(t());
  const asked = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === "string" ? value : undefined;
  };

  const save = async (values: Unchecked): Promise<boolean> => {
    const undo = await records.add(values);
    if (!undo) return false;
    const called = topic.titleOf(withoutEmpty(values) as T, t(), f());
    say({ text: words().saved(called.trim()), undo: { run: () => void undo() } }, "next");
    onward(topic.path, { replace: true });
    return true;
  };
  return (
    <Page title={words().newTitle} heading={words().newHeading} back={topic.path}>
      <RecordForm
        fields={topic.fields(t(), today())}
        draft={`${topic.kind.name}/new`}
        start={topic.start?.(today(), asked) ?? {}}
        writer={records.writer}
        onSave={save}
      />
    </Page>
  );
}
