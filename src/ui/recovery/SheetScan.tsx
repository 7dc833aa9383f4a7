import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrScanner } from "#src/ui/kit/QrScanner.tsx";
import type { WordEntry } from "./create-word-entry.ts";

/** The sheet's code before the camera. Of another code nothing is kept, and the camera goes on looking. */
export function SheetScan(props: {
  readonly entry: WordEntry;
  readonly title: string;
  /** The code was a sheet's: its words are in the entry. */
  readonly onRead: () => void;
  readonly onType: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const [foreign, setForeign] = createSignal(false);
  const read = (text: string): void => {
    props.entry.setWords(text);
    const isSheet = props.entry.check();
    setForeign(!isSheet);
    if (isSheet) props.onRead();
    else props.entry.clear();
  };
  return (
    <Page
      title={props.title}
      heading={t().recovery.restore.scan}
      back={() => props.onType()}
      actions={
        <Button kind="quiet" onClick={() => props.onType()}>
          {t().recovery.restore.type}
        </Button>
      }
    >
      <QrScanner onRead={read} error={foreign() ? t().recoverySheets.test.notSheet : undefined} />
    </Page>
  );
}
