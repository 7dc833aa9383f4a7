import { type JSX, Show } from "solid-js";
import type { Acting } from "#src/dossier/acting.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Band } from "#src/ui/kit/Band.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { type BackTarget } from "#src/ui/kit/BackLink.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { ActingLines } from "#src/ui/reading/ActingLines.tsx";
import { SharedPlan, type SharedSection } from "#src/ui/reading/SharedPlan.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { fileSource } from "#src/ui/session/file-source.ts";
import { residentName } from "#src/operations/resident-name.ts";
import { authorName } from "#src/ui/session/author-name.ts";

export type HolderViewProps = {
  readonly sections: readonly SectionId[];
  /** The last instant of the key, in milliseconds since 1970; undefined while there is none. */
  readonly until?: number | undefined;
  /** The holder decides for the resident. */
  readonly acting?: Acting | undefined;
  readonly back: BackTarget;
  readonly actions?: JSX.Element;
};

/** What somebody with these parts reads, and what one who reads nothing is told: the holder's own view, with nothing to press in it. */
export function HolderView(props: HolderViewProps): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const shared = (): readonly SharedSection[] =>
    props.sections.flatMap((id) => {
      const kind = dossier().section(id)?.kind;
      const state = dossier().shown(id);
      return kind !== undefined && state !== undefined ? [{ id, kind, state }] : [];
    });
  const readsAny = (): boolean => props.sections.length > 0;
  const isOnlyAsked = (): boolean => readsAny() && shared().every(({ kind }) => kind === "help");
  const heading = (): string => {
    const name = residentName(dossier()) ?? "";
    if (isOnlyAsked()) return t().help.asked.heading(name);
    return readsAny() ? t().holder.plan.heading(name) : t().holder.note.heading;
  };
  return (
    <>
      <Band kind="preview" text={t().shell.preview.band} />
      <Page
        title={t().keys.check.preview}
        heading={<bdi>{heading()}</bdi>}
        lead={props.until === undefined ? undefined : t().holder.plan.until(f().lastDay(props.until))}
        back={props.back}
        actions={props.actions}
      >
        <Show when={props.acting}>
          {(acting) => <ActingLines acting={acting()} name={residentName(dossier()) ?? ""} />}
        </Show>
        <Show when={readsAny()} fallback={<p>{t().holder.plan.noteOnly}</p>}>
          <Show when={shared().length > 0} fallback={<p>{t().keys.shared.nothing}</p>}>
            <SharedPlan
              sections={shared()}
              filesOf={(section) => fileSource(session, dossier, () => section)}
              authorName={(author) => authorName(dossier(), author).name ?? t().log.someone}
            />
          </Show>
          <Show when={isOnlyAsked()}>
            <p>{t().holder.plan.noteOnly}</p>
          </Show>
        </Show>
      </Page>
    </>
  );
}
