import { useNavigate } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import type { ChildVoice } from "#src/dossier/child-voice.ts";
import { entityKey } from "#src/dossier/entity-id.ts";
import type { FamilyMember } from "#src/dossier/family-member.ts";
import { HiddenVoice, hiddenVoices, hideVoice } from "#src/dossier/hidden-voice.ts";
import { type Recorded, retract } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { beginChildSections, childSections } from "#src/operations/give-child-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { ChildVoices } from "#src/ui/reading/ChildVoices.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createWriter, type Make } from "#src/ui/session/create-writer.ts";
import { say } from "#src/ui/session/toast.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { childGrants, toldBy } from "./create-child.ts";
import { FAMILY } from "./family-addresses.ts";

/** Old enough to tell something by a secret of one's own, and not grown up. */
const TELLS: ReadonlySet<FamilyMember["ageBand"]> = new Set(["4-11", "12-17"]);

/** What a child told, on the parent's screen: to read, to hide, to choose who else reads it. Never to change. */
export function ChildVoicePart(props: { readonly record: Recorded<FamilyMember> }): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const navigate = useNavigate();
  const writer = createWriter();
  const name = (): string => props.record.fields.name;
  const sections = createMemo(() => childSections(dossier(), props.record.ref));
  const grants = createMemo(() => childGrants(dossier(), sections()));
  const told = createMemo(() => toldBy(dossier(), sections()));
  const hidden = createMemo(() => hiddenVoices(dossier().shownOf("private")));
  const seen = () => told().filter(({ voice }) => !hidden().has(entityKey(voice.ref)));
  const unseen = () => told().filter(({ voice }) => hidden().has(entityKey(voice.ref)));
  const audienceOf = (voice: Recorded<ChildVoice>) => told().find((one) => one.voice === voice)?.audience;
  const readers = (): string => {
    const section = sections().get("helpers");
    const own = new Set(grants());
    const others = section ? whoCanSee(dossier(), session().now(), section).filter(({ grant }) => !own.has(grant)) : [];
    return others.length === 0
      ? t().child.parent.whoHint
      : t().child.parent.whoNow(f().list(others.map((one) => one.name)));
  };
  const hide = async (voice: Recorded<ChildVoice>): Promise<void> => {
    const id = newEntityId();
    const done = await writer.writeIn("private", (at) => hideVoice(voice.ref, id, at));
    const back = (): void => void writer.writeIn("private", (at) => retract(HiddenVoice, id, at));
    if (done) say({ text: t().child.parent.hidden, undo: { label: t().records.putBack, run: back } });
  };
  const show = (voice: Recorded<ChildVoice>): void => {
    const ids = hidden().get(entityKey(voice.ref)) ?? [];
    const shown = ids.map(
      (id): Make =>
        (at) =>
          retract(HiddenVoice, id, at),
    );
    void writer.writeIn("private", ...shown);
  };
  /** On a device of its own a child gets its key as anybody does. */
  const ownDevice = async (): Promise<void> => {
    const { ref, fields } = props.record;
    const child = { name: fields.name, member: ref, ...(fields.ageBand ? { ageBand: fields.ageBand } : {}) };
    const begun = await beginChildSections(session(), dossier(), child);
    if (begun.ok) navigate(`/sleutels/nieuw?kind=${ref.id}`);
  };
  return (
    <Show when={TELLS.has(props.record.fields.ageBand) || sections().size > 0}>
      <Section heading={t().child.part(name())}>
        <Show
          when={grants().length > 0 || told().length > 0}
          fallback={
            <>
              <p dir="auto">{t().child.parent.beginText(name())}</p>
              <div class="roer-buttons">
                <LinkButton kind="quiet" icon="pencil" href={`${FAMILY}/${props.record.ref.id}/vertel`}>
                  {t().child.parent.begin(name())}
                </LinkButton>
                <Button kind="text" icon="phone" onClick={() => void ownDevice()}>
                  {t().child.parent.ownDevice(name())}
                </Button>
              </div>
            </>
          }
        >
          <Show when={seen().length > 0} fallback={<p dir="auto">{t().child.none(name())}</p>}>
            <p class="roer-field__hint" dir="auto">
              {t().child.from(name())}
            </p>
            <ChildVoices
              of={seen().map(({ voice }) => voice)}
              name={name()}
              foot={(voice) => (
                <>
                  <p class="roer-field__hint">
                    {audienceOf(voice) === "helpers" ? t().child.parent.helpers : t().child.parent.onlyYou}
                  </p>
                  <div class="roer-buttons">
                    <Button kind="text" icon="eye-off" onClick={() => void hide(voice)}>
                      {t().child.parent.hide}
                    </Button>
                  </div>
                </>
              )}
            />
          </Show>
          <div class="roer-choices">
            <ChoiceRow
              icon="pencil"
              label={t().child.parent.tell(name())}
              go={`${FAMILY}/${props.record.ref.id}/vertel`}
            />
            <ChoiceRow
              icon="eye"
              label={t().child.parent.who}
              hint={readers()}
              go={`${FAMILY}/${props.record.ref.id}/wie-ziet`}
            />
            <ChoiceRow icon="phone" label={t().child.parent.ownDevice(name())} go={() => void ownDevice()} />
            <ChoiceRow
              icon="lock"
              label={t().child.parent.lost(name())}
              go={`${FAMILY}/${props.record.ref.id}/vertel?opnieuw=ja`}
            />
          </div>
          <Show when={unseen().length > 0}>
            <Fold label={t().child.parent.hiddenOnes}>
              <ChildVoices
                of={unseen().map(({ voice }) => voice)}
                name={name()}
                foot={(voice) => (
                  <div class="roer-buttons">
                    <Button kind="text" icon="eye" onClick={() => show(voice)}>
                      {t().child.parent.show}
                    </Button>
                  </div>
                )}
              />
            </Fold>
          </Show>
        </Show>
      </Section>
    </Show>
  );
}
