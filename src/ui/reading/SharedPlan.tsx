import { type Component, createMemo, For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { FileSource } from "#src/ui/session/file-source.ts";
import { inReadingOrder, type ReadableKind } from "./reading-order.ts";
import { SharedAbout } from "./SharedAbout.tsx";
import { SharedAreas } from "./SharedAreas.tsx";
import { SharedCaseSheet } from "./SharedCaseSheet.tsx";
import { SharedCalendar } from "./SharedCalendar.tsx";
import { SharedChild } from "./SharedChild.tsx";
import { SharedCoordination } from "./SharedCoordination.tsx";
import { SharedCrisis } from "./SharedCrisis.tsx";
import { SharedDiary } from "./SharedDiary.tsx";
import { SharedDocuments } from "./SharedDocuments.tsx";
import { SharedFamily } from "./SharedFamily.tsx";
import { SharedGoal } from "./SharedGoal.tsx";
import { SharedHelp } from "./SharedHelp.tsx";
import { SharedNetwork } from "./SharedNetwork.tsx";
import { SharedServices } from "./SharedServices.tsx";
import { SharedStory } from "./SharedStory.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** One part of a plan as its reader has it. */
export type SharedSection = { readonly id: SectionId; readonly kind: SectionKind; readonly state: SectionState };

export type SharedPlanProps = {
  readonly sections: readonly SharedSection[];
  /** Where the files of a part come from. */
  readonly filesOf: (section: SectionId) => FileSource;
  /** The name to show beside what somebody wrote. */
  readonly authorName: (author: AuthorId) => string;
};

const PARTS: Readonly<Record<ReadableKind, Component<SharedPartProps>>> = {
  help: SharedHelp,
  about: SharedAbout,
  goal: SharedGoal,
  "case-sheet": SharedCaseSheet,
  areas: SharedAreas,
  coordination: SharedCoordination,
  services: SharedServices,
  calendar: SharedCalendar,
  family: SharedFamily,
  child: SharedChild,
  documents: SharedDocuments,
  crisis: SharedCrisis,
  diary: SharedDiary,
  network: SharedNetwork,
  story: SharedStory,
};

/**
 * What a key opens, for reading: the same view for the one who holds the key and for the resident who looks through
 * their eyes. It shows nothing but the parts it is given, and changes none of them.
 */
export function SharedPlan(props: SharedPlanProps): JSX.Element {
  const states = createMemo(() => new Map(props.sections.map(({ id, state }) => [id, state])));
  // A part is another object after each change; by its id it stays where the reader is.
  const parts = createMemo(() => inReadingOrder(props.sections), [], {
    equals: (a, b) => a.length === b.length && a.every(({ id }, at) => id === b[at]?.id),
  });
  return (
    <For each={parts()}>
      {({ id, kind }) => (
        <Show when={states().get(id)}>
          {(state) => (
            <Dynamic component={PARTS[kind]} state={state()} authorName={props.authorName} files={props.filesOf(id)} />
          )}
        </Show>
      )}
    </For>
  );
}
