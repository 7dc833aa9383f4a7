import { type JSX, Show } from "solid-js";
import { compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import { type Document, objectionTo, replaceFrom } from "#src/dossier/document.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { FileList } from "#src/ui/reading/FileList.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { fileSource } from "#src/ui/session/file-source.ts";
import { useToday } from "#src/ui/session/use-today.ts";

/** The paper itself, and the days that count. */
export function DocumentBeside(props: { readonly record: Recorded<Document> }): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const dossier = useOwnDossier();
  const source = fileSource(useSession(), dossier, () => dossier().ofKind("documents")[0]?.id);
  const fields = () => props.record.fields;
  const isPast = (day: LocalDate): boolean => compareDates(day, today()) < 0;

  const objection = (): string | undefined => {
    const until = objectionTo(fields());
    if (until === undefined) return undefined;
    return (isPast(until) ? t().documents.objectionOver : t().documents.objection)(f().date(until));
  };
  const answer = (): string | undefined => {
    const { answerBy } = fields();
    return answerBy === undefined || isPast(answerBy) ? undefined : t().documents.answer(f().date(answerBy));
  };
  const end = (): string | undefined => {
    const { until } = fields();
    if (until === undefined) return undefined;
    if (isPast(until)) return t().documents.ended(f().date(until));
    return isPast(replaceFrom(until)) ? t().documents.replace(f().date(until)) : undefined;
  };
  return (
    <>
      <Show when={answer()}>{(text) => <Notice icon="bell" text={text()} />}</Show>
      <Show when={objection()}>{(text) => <Notice icon="clock" text={text()} />}</Show>
      <Show when={end()}>{(text) => <Notice icon="calendar" text={text()} />}</Show>
      <FileList files={fields().files} source={source} />
    </>
  );
}
