import type { JSX } from "solid-js";
import { Icon } from "./Icon.tsx";

/** Another site, shown as the address it goes to: opened by a press only, apart, and without telling where one came from. */
export function WebLink(props: { readonly url: string }): JSX.Element {
  const shown = (): string => {
    const { host, pathname } = new URL(props.url);
    return pathname === "/" ? host : `${host}${pathname}`;
  };
  return (
    <a class="roer-web" href={props.url} target="_blank" rel="noreferrer noopener" translate="no">
      <Icon name="link" />
      <bdi dir="ltr">{shown()}</bdi>
    </a>
  );
}
