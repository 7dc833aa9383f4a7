import { type Accessor, createEffect, on, onMount } from "solid-js";
import { appName } from "./app-name.ts";
import { useI18n } from "./i18n-context.tsx";

/**
 * Names the screen: sets `document.title` to "{app} – {title}" and moves focus to its heading, on arrival and
 * whenever another screen takes its place. A change of language renames it but leaves focus where it is.
 * Titles come from the catalogue only: what a person typed never reaches the history of a browser.
 *
 * @returns the ref for the `<h1 tabindex="-1">`.
 */
export function usePage(title: Accessor<string>): (heading: HTMLHeadingElement) => void {
  const { t, locale } = useI18n();
  let heading: HTMLHeadingElement | undefined;

  const arrive = (): void => {
    window.scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  };

  createEffect(() => {
    document.title = `${appName() ?? t().shell.appName} – ${title()}`;
  });
  createEffect(
    on([title, locale], (now, before) => {
      if (before !== undefined && now[0] !== before[0] && now[1] === before[1]) arrive();
    }),
  );
  onMount(() => queueMicrotask(arrive));

  return (element) => {
    heading = element;
  };
}
