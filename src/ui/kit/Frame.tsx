import { children, type JSX, Show } from "solid-js";
import { useI18n } from "./i18n-context.tsx";

export type FrameProps = {
  /** A `NavBar`: bar at the foot of a phone, rail beside a wide window. */
  readonly nav?: JSX.Element;
  readonly bands?: JSX.Element;
  /** Language, read aloud, stop button: at the end of the first line. */
  readonly top?: JSX.Element;
  readonly toast?: JSX.Element;
  readonly children: JSX.Element;
};

/** Round every screen: skip link, bands, menu, main. */
export function Frame(props: FrameProps): JSX.Element {
  const { t } = useI18n();
  const nav = children(() => props.nav);
  const top = children(() => props.top);
  return (
    <div class="roer-frame" classList={{ "roer-frame--nav": Boolean(nav()) }}>
      <a class="roer-skip" href="#main" target="_self">
        {t().shell.skipToContent}
      </a>
      {props.bands}
      <Show when={top()}>
        <div class="roer-frame__top">{top()}</div>
      </Show>
      <main id="main" class="roer-frame__main" tabindex="-1">
        {props.children}
      </main>
      <div class="roer-frame__foot">
        {props.toast}
        {nav()}
      </div>
    </div>
  );
}
