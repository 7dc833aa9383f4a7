import type { RouteSectionProps } from "@solidjs/router";
import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { createStart } from "./create-start.ts";
import { StartContext } from "./start-context.tsx";

/** Holds what was typed while the screens of the first run come and go. */
export function StartLayout(props: RouteSectionProps): JSX.Element {
  const { t } = useI18n();
  return <StartContext.Provider value={createStart(t)}>{props.children}</StartContext.Provider>;
}
