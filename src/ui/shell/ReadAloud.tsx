import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { createReadAloud } from "./create-read-aloud.ts";

/** Nothing at all where the device has no voice of its own. */
export function ReadAloud(): JSX.Element {
  const { t, locale } = useI18n();
  const aloud = createReadAloud(locale, () => document.querySelector("main")?.innerText ?? "");
  return (
    <Show when={aloud.available()}>
      <Button kind="text" icon="sound" onClick={aloud.toggle}>
        {aloud.reading() ? t().shell.stopReading : t().shell.readAloud}
      </Button>
    </Show>
  );
}
