import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";

export type ReadyScreenProps = {
  /** Milliseconds since 1970. */
  readonly until: number | undefined;
  /** False for a key that only writes. */
  readonly reads: boolean;
  readonly onOpen: () => void;
};

/** P3: until when, before the first look. */
export function ReadyScreen(props: ReadyScreenProps): JSX.Element {
  const { t, f } = useI18n();
  const heading = (): string => {
    if (props.until === undefined) return t().holder.ready.title;
    const date = f().lastDay(props.until);
    return props.reads ? t().holder.ready.heading(date) : t().holder.ready.headingNoteOnly(date);
  };
  return (
    <Page
      title={t().holder.ready.title}
      heading={heading()}
      actions={<Button onClick={() => props.onOpen()}>{t().holder.ready.open}</Button>}
    />
  );
}
