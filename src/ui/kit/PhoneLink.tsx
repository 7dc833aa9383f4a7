import type { JSX } from "solid-js";
import { Icon } from "./Icon.tsx";

export type PhoneLinkProps = {
  /** As a person wrote it down; what can be dialled of it is. */
  readonly phone: string;
  /** What stands on it in place of the number. */
  readonly children?: JSX.Element;
};

/** A number to call with one tap, by the device's own telephone. */
export function PhoneLink(props: PhoneLinkProps): JSX.Element {
  return (
    <a class="roer-phone" href={`tel:${props.phone.replaceAll(/[^\d+]/gu, "")}`} translate="no">
      <Icon name="phone" />
      {props.children ?? <bdi dir="ltr">{props.phone}</bdi>}
    </a>
  );
}
