import { type JSX, Match, Switch } from "solid-js";
import { Icon } from "./Icon.tsx";
import { useI18n } from "./i18n-context.tsx";

/** Where Back goes: an address, or what to do. It keeps what was typed; that is the caller's promise. */
export type BackTarget = string | (() => void);

export function BackLink(props: { readonly to: BackTarget; readonly label?: string | undefined }): JSX.Element {
  const { t } = useI18n();
  const content = (): JSX.Element => (
    <>
      <Icon name="back" />
      {props.label ?? t().kit.back}
    </>
  );
  return (
    <Switch>
      <Match when={typeof props.to === "string" && props.to}>
        {(href) => (
          <a class="roer-back" href={href()}>
            {content()}
          </a>
        )}
      </Match>
      <Match when={typeof props.to === "function" && props.to}>
        {(go) => (
          <button type="button" class="roer-back" onClick={() => go()()}>
            {content()}
          </button>
        )}
      </Match>
    </Switch>
  );
}
