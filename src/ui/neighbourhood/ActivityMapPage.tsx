import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { retract } from "#src/dossier/kind.ts";
import { createNetworkMember, NetworkMember, networkMembers } from "#src/dossier/network-member.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { type RingChoice, RingField, ringOf } from "#src/ui/writing/RingField.tsx";
import { activityAddress, type PlacedActivity } from "./activity-address.ts";
import { OnActivity } from "./OnActivity.tsx";
import { whenText } from "./when-text.ts";

const MAP = "/mensen/kaart";

/** An activity becomes a place on the map of people and places. */
export default function ActivityMapPage(): JSX.Element {
  return <OnActivity>{(one) => <ToMap {...one} />}</OnActivity>;
}

function ToMap(props: PlacedActivity): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const writer = createWriter();
  // Somewhere one goes is seldom nearest of all.
  const [ring, setRing] = createSignal<RingChoice>("far");
  const place = (): NetworkMember => {
    const { name, organizer, telephone } = props.activity;
    const when = whenText(t(), f(), props.activity);
    return {
      name,
      ring: ringOf(ring()),
      group: "places",
      ...(organizer === undefined || organizer === name ? {} : { relation: organizer }),
      ...(when === undefined ? {} : { frequency: when }),
      ...(telephone === undefined ? {} : { phone: telephone }),
    };
  };
  const already = (): boolean => {
    const state = dossier().shownOf("network");
    return (
      state !== undefined &&
      networkMembers(state).some(({ fields }) => fields.group === "places" && fields.name === props.activity.name)
    );
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const id = newEntityId();
    const member = place();
    if (!(await writer.writeIn("network", (at) => createNetworkMember(member, id, at)))) return;
    const undo = { run: () => void writer.writeIn("network", (at) => retract(NetworkMember, id, at)) };
    say({ text: t().people.make.saved(member.name), undo }, "next");
    navigate(MAP);
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Page
      title={t().neighbourhood.map.title}
      heading={
        <bdi dir="auto" translate="no">
          {props.activity.name}
        </bdi>
      }
      back={activityAddress(props.place)}
    >
      <Show
        when={!already()}
        fallback={
          <>
            <p>{t().neighbourhood.map.already}</p>
            <LinkButton href={MAP}>{t().neighbourhood.map.look}</LinkButton>
          </>
        }
      >
        <form class="roer-form" onSubmit={(event) => void save(event)}>
          <RingField value={ring()} onChange={setRing} />
          <ErrorText text={error()} />
          <div class="roer-page__actions">
            <Button type="submit">{t().neighbourhood.map.save}</Button>
          </div>
        </form>
      </Show>
    </Page>
  );
}
