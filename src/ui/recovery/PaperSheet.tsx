import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { NumberedWords } from "#src/ui/kit/NumberedWords.tsx";
import { QrPanel } from "#src/ui/kit/QrPanel.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import "./recovery.css";

/** One A4, never on the screen: name, date, the words, the same words as a code, and what it is for. */
export function PaperSheet(props: { readonly words: readonly string[] }): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  return (
    <section class="roer-paper roer-print-only" aria-hidden="true">
      <p class="roer-paper__title">{t().recovery.paper.title}</p>
      <p>{t().recovery.paper.made(f().fullDate(session().now()))}</p>
      <p>{t().recovery.paper.how}</p>
      <NumberedWords label={t().recovery.words.list} words={props.words} />
      <Show when={props.words.length > 0}>
        <QrPanel text={props.words.join(" ")} alt={t().recovery.words.code} />
      </Show>
      <p>{t().recovery.paper.warning}</p>
      <p>{t().recoverySheets.paper.lost}</p>
      <p>{t().recovery.restore.lost}</p>
    </section>
  );
}
