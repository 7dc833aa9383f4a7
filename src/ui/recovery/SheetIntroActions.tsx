import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import type { SheetMaking } from "./create-sheet.ts";

/** By hand, by the printer, or not now. */
export function SheetIntroActions(props: { readonly sheet: SheetMaking; readonly later: string }): JSX.Element {
  const { t } = useI18n();
  return (
    <>
      <Button icon="pencil" onClick={() => props.sheet.go("words")}>
        {t().recovery.intro.copy}
      </Button>
      <Button kind="quiet" icon="printer" onClick={() => props.sheet.go("print")}>
        {t().recovery.intro.print}
      </Button>
      <LinkButton kind="text" href={props.later}>
        {t().recovery.intro.later}
      </LinkButton>
    </>
  );
}
