import type { JSX } from "solid-js";

/** The browser's own reader for pdf. Made by hand: a template with a frame in it is refused (ui/shell/trusted-types.ts). */
export function PaperFrame(props: { readonly address: string; readonly title: string }): JSX.Element {
  const frame = document.createElement("iframe");
  frame.className = "roer-file__paper";
  // oxlint-disable-next-line solid/reactivity -- an address is of one file as long as it is shown
  Object.assign(frame, { src: props.address, title: props.title });
  return frame;
}
