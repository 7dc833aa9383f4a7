import { createEffect, createMemo, For, type JSX, Show } from "solid-js";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { passable } from "#src/operations/pass-on-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { ActingLines } from "#src/ui/reading/ActingLines.tsx";
import { ByKey } from "#src/ui/reading/ByKey.tsx";
import { SharedPlan } from "#src/ui/reading/SharedPlan.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { authorName } from "#src/ui/session/author-name.ts";
import { familyPlanOf } from "#src/ui/session/family-plans.ts";
import { type FileSource, fileSource } from "#src/ui/session/file-source.ts";
import { actingOf } from "./acting-of.ts";
import { AreaRatingForm } from "./AreaRatingForm.tsx";
import { AskedOfMe } from "./AskedOfMe.tsx";
import { CaseSheetForm } from "./CaseSheetForm.tsx";
import { createOpened } from "./create-opened.ts";
import { createShortcuts } from "./create-shortcuts.ts";
import { FamilyVoice } from "./FamilyVoice.tsx";
import { HelpAsked } from "./HelpAsked.tsx";
import { KeepHint } from "./KeepHint.tsx";
import { MovedNotice } from "./MovedNotice.tsx";
import { NoteForm } from "./NoteForm.tsx";
import { OfferRow } from "./OfferRow.tsx";
import { OwnNotes } from "./OwnNotes.tsx";
import { OwnProposals } from "./OwnProposals.tsx";
import { ProposalForm } from "./ProposalForm.tsx";
import { raterOf } from "./rater-of.ts";
import { ScoreForm } from "./ScoreForm.tsx";
import { StuckWords } from "./StuckWords.tsx";
import { found, placeOf, wordsSought } from "./sought.ts";
import { mayPropose, noteTargets, partsOf, scoredGoals } from "./what-holder-may.ts";

export type PlanScreenProps = {
  readonly replica: Replica;
  /** Are there other keys to go back to? */
  readonly several: boolean;
};

function arriveAt(place: HTMLElement | undefined): void {
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

/**
 * What a key opens, on one page. Who comes for an organisation reads first, and below it is the box to write in; who knows
 * the resident finds what is asked first, then the box, then what was shared, and until when.
 */
export function PlanScreen(props: PlanScreenProps): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const replica = (): Replica => props.replica;
  createOpened(replica);

  const parts = createMemo(() => partsOf(replica()));
  const read = () => parts().filter(({ reads, kind }) => reads && kind !== "help");
  const readsAny = createMemo(() => read().length > 0);
  const name = (): string => residentName(replica()) ?? t().holder.plan.owner;
  const until = (): string | undefined => {
    const end = replica().record.until;
    return end === undefined ? undefined : t().holder.plan.until(f().lastDay(end));
  };
  const mayNote = createMemo(() => noteTargets(parts()).length > 0);
  const mayShare = createMemo(() => passable(replica()).size > 1);
  const proposes = createMemo(() => mayPropose(parts()).length > 0);
  const may = (): string => {
    const words = t().holder.plan;
    if (mayNote()) return proposes() ? words.mayBoth : words.mayNote;
    if (proposes()) return words.mayPropose;
    return scored().length > 0 || rated() ? words.mayScore : words.readOnly;
  };
  const scored = createMemo(() => scoredGoals(parts()));
  const rated = createMemo(() => parts().find(({ kind, scores }) => kind === "areas" && scores));
  const sheets = createMemo(() => parts().filter(({ kind, notes, reads }) => kind === "case-sheet" && notes && reads));
  const acting = createMemo(() => actingOf(replica()));
  const nameOf = (author: AuthorId): string => authorName(replica(), author).name ?? t().holder.plan.owner;
  const filesOf = (section: SectionId): FileSource => fileSource(session, replica, () => section);

  // Who comes for an organisation has a file of their own to keep, and many plans to go through.
  const byOrganisation = (): boolean => raterOf(session()) === "professional";
  const places: { plan?: HTMLElement; note?: HTMLElement; proposal?: HTMLElement } = {};
  // Where the list with its switch stands beside it: nobody has a key that cannot be turned off.
  createShortcuts({
    get note() {
      return props.several ? () => arriveAt(places.note) : undefined;
    },
  });
  createEffect(() => {
    const words = wordsSought(replica().ref.grant);
    if (!words) return;
    // Behind the heading, which takes the focus of a screen that arrives.
    requestAnimationFrame(() => {
      arriveAt(places.plan && placeOf(places.plan, words));
      found();
    });
  });
  const Shared = (): JSX.Element => (
    <Show when={readsAny()}>
      <div
        ref={(element) => {
          places.plan = element;
        }}
        class="roer-received__shared"
      >
        <SharedPlan sections={read()} authorName={nameOf} filesOf={filesOf} />
      </div>
    </Show>
  );

  // Who knows the resident comes for what is asked, and to say something; who comes for an organisation comes to read.
  const isSupporter = (): boolean => raterOf(session()) === "companion";
  const mayOffer = createMemo(() => parts().some(({ kind, notes }) => kind === "inbox" && notes));
  const heading = (): JSX.Element => {
    if (isSupporter() && replica().ofKind("help").length > 0)
      return <bdi dir="auto">{t().help.asked.heading(name())}</bdi>;
    return readsAny() ? t().holder.plan.heading(name()) : t().holder.note.heading;
  };

  return (
    <Page
      title={t().holder.plan.title}
      heading={heading()}
      lead={readsAny() && !isSupporter() ? until() : undefined}
      back={props.several || session().owned() ? "/gekregen" : undefined}
    >
      <Show when={readsAny() && !isSupporter()}>
        <p>
          {may()} {t().holder.plan.afterwards(name())}
        </p>
      </Show>
      <MovedNotice replica={replica()} name={name()} />
      <StuckWords replica={replica()} />
      <Show when={acting()}>{(one) => <ActingLines acting={one()} name={name()} />}</Show>
      <Show when={readsAny()}>
        <Show when={byOrganisation()}>
          <div class="roer-received__ways" role="group" aria-label={t().workspace.plan.ways}>
            <Show when={mayNote()}>
              <Button kind="quiet" icon="note" onClick={() => arriveAt(places.note)}>
                {t().workspace.plan.write}
              </Button>
            </Show>
            <Show when={proposes()}>
              <Button kind="quiet" icon="hand" onClick={() => arriveAt(places.proposal)}>
                {t().workspace.plan.propose}
              </Button>
            </Show>
            <LinkButton kind="quiet" icon="copy" href={`/gekregen/${replica().ref.grant}/kopie`}>
              {t().workspace.plan.copy}
            </LinkButton>
          </div>
        </Show>
        <AskedOfMe replica={replica()} name={name()} />
      </Show>
      <HelpAsked replica={replica()} name={name()} />
      {/* In sight: below all there is to read, who closes the page after a note has lost the key before it was said. */}
      <KeepHint grant={replica().ref.grant} />
      <Show when={!isSupporter()}>
        <Shared />
      </Show>
      <ByKey of={sheets()} keyOf={({ id }) => id}>
        {(part) => <CaseSheetForm replica={replica()} part={part()} name={name()} />}
      </ByKey>
      <Show
        when={mayNote()}
        fallback={
          <Show when={isSupporter()}>
            <p>{t().holder.plan.readOnly}</p>
          </Show>
        }
      >
        <NoteForm
          replica={replica()}
          parts={parts()}
          name={name()}
          ref={(field) => {
            places.note = field;
          }}
        />
      </Show>
      <Show when={isSupporter()}>
        <Show when={mayOffer()}>
          <OfferRow replica={replica()} />
        </Show>
        <Shared />
      </Show>
      <Show when={!readsAny()}>
        <p>{t().holder.plan.noteOnly}</p>
      </Show>
      <Show when={familyPlanOf(replica())}>{(plan) => <FamilyVoice plan={plan()} />}</Show>
      <Show when={proposes()}>
        <ProposalForm
          replica={replica()}
          parts={parts()}
          name={name()}
          ref={(element) => {
            places.proposal = element;
          }}
        />
      </Show>
      <OwnProposals replica={replica()} parts={parts()} name={name()} />
      <For each={scored().map(({ section }) => section)}>
        {(section) => (
          <Show when={scored().find((one) => one.section === section)?.goal}>
            {(goal) => <ScoreForm replica={replica()} section={section} goal={goal()} />}
          </Show>
        )}
      </For>
      <Show when={rated()}>{(part) => <AreaRatingForm replica={replica()} part={part()} name={name()} />}</Show>
      <OwnNotes replica={replica()} parts={parts()} />
      <Show when={mayShare()}>
        <Section heading={t().handover.colleague.heading}>
          <p>{t().handover.colleague.text}</p>
          <LinkButton kind="quiet" icon="person" href={`/gekregen/${replica().ref.grant}/deel`}>
            {t().handover.colleague.action}
          </LinkButton>
        </Section>
      </Show>
      <Show when={(isSupporter() || !readsAny()) && until()}>{(end) => <p>{end()}</p>}</Show>
    </Page>
  );
}
