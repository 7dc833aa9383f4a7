import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { WordEntry } from "./create-word-entry.ts";
import { WordsField } from "./WordsField.tsx";

export type SheetWordsProps = {
  readonly entry: WordEntry;
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly back: string;
  /** On the filled button. */
  readonly action: string;
  readonly onSubmit: () => void;
  readonly onScan: () => void;
  /** What is wrong beside the words themselves. */
  readonly error?: string | undefined;
  /** Under the buttons. */
  readonly children?: JSX.Element;
};

/** The twelve words, typed in one field; words that may be meant stand under it. */
export function SheetWords(props: SheetWordsProps): JSX.Element {
  const { t } = useI18n();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <Page
        title={props.title}
        heading={props.heading}
        lead={props.lead}
        back={props.back}
        actions={
          <>
            <Button type="submit">{props.action}</Button>
            <Button kind="quiet" icon="camera" onClick={() => props.onScan()}>
              {t().recovery.restore.scan}
            </Button>
            {props.children}
          </>
        }
      >
        <WordsField typed={props.entry} error={props.entry.error() ?? props.error} />
      </Page>
    </form>
  );
}
