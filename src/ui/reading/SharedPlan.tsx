import { type Accessor, createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import type { AuthorId, EntityRef } from "#src/dossier/entity-id.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { SharedAbout } from "./SharedAbout.tsx";
import { SharedGoal } from "./SharedGoal.tsx";
import { SharedNetwork } from "./SharedNetwork.tsx";
import { SharedStory } from "./SharedStory.tsx";
import { inReadingOrder } from "./reading-order.ts";

/** One part of a plan as its reader has it. */
export type SharedSection = { readonly id: SectionId; readonly kind: SectionKind; readonly state: SectionState };

export type SharedPlanProps = {
  readonly sections: readonly SharedSection[];
  /** The name to show beside what somebody wrote. */
  readonly authorName: (author: AuthorId) => string;
  /** What a reader can do with a part, after its content. It stays in place while the part changes. */
  readonly actions?: ((section: Accessor<SharedSection>) => JSX.Element) | undefined;
  /** What a reader can do with one note or proposal, such as taking back an own one. */
  readonly recordActions?: ((section: SharedSection, record: EntityRef) => JSX.Element) | undefined;
};

/**
 * What a key opens, for reading: the same view for the one who holds the key and for the resident who looks through
 * their eyes. It shows nothing but the parts it is given, and changes none of them.
 */
export function SharedPlan(props: SharedPlanProps): JSX.Element {
  const byId = createMemo(() => new Map(props.sections.map((section) => [section.id, section])));
  // By id, since a part is another object after each change and its actions may hold a text that is being typed.
  const ids = createMemo<readonly SectionId[]>(() => inReadingOrder(props.sections), [], {
    equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]),
  });
  return (
    <For each={ids()}>
      {(id) => (
        <Show when={byId().get(id)}>
          {(section) => (
            <SharedPart
              section={section()}
              authorName={props.authorName}
              actions={props.actions?.(section)}
              recordActions={props.recordActions}
            />
          )}
        </Show>
      )}
    </For>
  );
}

type SharedPartProps = Omit<SharedPlanProps, "sections" | "actions"> & {
  readonly section: SharedSection;
  readonly actions: JSX.Element;
};

function SharedPart(props: SharedPartProps): JSX.Element {
  const recordActions = (record: EntityRef): JSX.Element => props.recordActions?.(props.section, record);
  return (
    <Switch>
      <Match when={props.section.kind === "about"}>
        <SharedAbout
          state={props.section.state}
          authorName={props.authorName}
          recordActions={recordActions}
          actions={props.actions}
        />
      </Match>
      <Match when={props.section.kind === "goal"}>
        <SharedGoal
          state={props.section.state}
          authorName={props.authorName}
          recordActions={recordActions}
          actions={props.actions}
        />
      </Match>
      <Match when={props.section.kind === "network"}>
        <SharedNetwork
          state={props.section.state}
          authorName={props.authorName}
          recordActions={recordActions}
          actions={props.actions}
        />
      </Match>
      <Match when={props.section.kind === "story"}>
        <SharedStory
          state={props.section.state}
          authorName={props.authorName}
          recordActions={recordActions}
          actions={props.actions}
        />
      </Match>
    </Switch>
  );
}
