import type { JSX } from "solid-js";
import { representsOf } from "#src/grants/representation-scope.ts";
import { HolderView } from "./HolderView.tsx";
import { KeyScreen } from "./KeyScreen.tsx";

/** "Zo ziet {naam} het": the plan through the eyes of somebody who has a key. */
export default function KeyPreviewPage(): JSX.Element {
  return (
    <KeyScreen>
      {(key) => (
        <HolderView
          sections={[...(key().contents.asked ?? []), ...key().contents.sections]}
          acting={representsOf(key().entry)}
          until={key().entry.until}
          back={`/sleutels/${key().grant}`}
        />
      )}
    </KeyScreen>
  );
}
