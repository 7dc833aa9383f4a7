import type { JSX } from "solid-js";
import { useApp } from "#src/ui/session/app-context.tsx";
import type { Sent } from "./create-outgoing.ts";

export type OutgoingStatusProps = {
  readonly sent: Sent;
  readonly words: { readonly sent: string; readonly sending: string; readonly offline: string };
};

/** What became of what was written last. The region is there before its words, so that readers hear them. */
export function OutgoingStatus(props: OutgoingStatusProps): JSX.Element {
  const app = useApp();
  const words = (): string => {
    switch (props.sent) {
      case "nothing":
        return "";
      case "kept":
        return app.connection() === "offline" ? props.words.offline : props.words.sending;
      case "sent":
        return props.words.sent;
    }
  };
  return <p role="status">{words()}</p>;
}
