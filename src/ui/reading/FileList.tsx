import { createMemo, For, type JSX, Show } from "solid-js";
import type { Attachment } from "#src/dossier/attachment.ts";
import type { FileSource } from "#src/ui/session/file-source.ts";
import { FileView } from "./FileView.tsx";

export type FileListProps = { readonly files: readonly Attachment[]; readonly source: FileSource };

/** The files of a record, in their order. */
export function FileList(props: FileListProps): JSX.Element {
  // A record is another object after each change; by its name a file that is being looked at stays open.
  const names = createMemo(() => props.files.map(({ blob }) => blob), [], { equals: (a, b) => a.join() === b.join() });
  return (
    <div class="roer-files">
      <For each={names()}>
        {(name) => (
          <Show when={props.files.find(({ blob }) => blob === name)}>
            {(file) => <FileView file={file()} source={props.source} />}
          </Show>
        )}
      </For>
    </div>
  );
}
