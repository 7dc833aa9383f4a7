import type { JSX } from "solid-js";
import { groupDigits } from "#src/i18n/formats.ts";

/** The six digits to say aloud, large, in two groups; always left to right. */
export function Digits(props: { readonly value: string }): JSX.Element {
  return (
    <p class="roer-digits-shown" translate="no">
      {groupDigits(props.value)}
    </p>
  );
}
