import type { JSX } from "solid-js";

export type PaperProps = {
  readonly size: "A4" | "A5";
  /** Stands on paper only: whose it is, and of which day. */
  readonly head?: string | undefined;
  readonly children: JSX.Element;
};

/** What is on the screen and, word for word, on one sheet when it is printed. */
export function Paper(props: PaperProps): JSX.Element {
  return (
    <div class="roer-paper" classList={{ "roer-paper--a5": props.size === "A5" }}>
      <p class="roer-print-only" dir="auto">
        {props.head}
      </p>
      {props.children}
    </div>
  );
}
