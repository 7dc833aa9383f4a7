import { createMemo, For, type JSX, Show } from "solid-js";
import { checkIns } from "#src/dossier/check-in.ts";
import { IF_THEN_DIRECTIONS, ifThenCards } from "#src/dossier/if-then-card.ts";
import { pilotLightOf } from "#src/dossier/pilot-light.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { representations } from "#src/dossier/representation.ts";
import { waitingCards } from "#src/dossier/waiting-card.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { contactFields, decideFields, ifThenFields, lightFields, waitingFields } from "./agreement-fields.ts";
import { CheckInLines } from "./CheckInLines.tsx";
import { RecordFacts } from "./RecordFacts.tsx";
import { SharedRecords } from "./SharedRecords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** A reader needs how it goes now, not a year of it. */
const CHECK_INS = 4;

/** Who keeps the overview, what happens when, what is waited for, how it goes, who decides. */
export function SharedCoordination(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const contacts = createMemo(() => pointsOfContact(props.state, today()).now);
  const waiting = () => waitingCards(props.state).filter(({ fields }) => fields.endedOn === undefined);
  const last = () => checkIns(props.state).slice(0, CHECK_INS);
  return (
    <Section heading={t().keys.parts.coordination}>
      <SharedRecords
        heading={t().agreements.contact.row}
        of={contacts()}
        fields={contactFields(t(), today())}
        titleField="name"
        titleOf={({ name }) => name}
      />
      <For each={IF_THEN_DIRECTIONS}>
        {(direction) => (
          <SharedRecords
            heading={t().agreements.ifThen[direction]}
            of={ifThenCards(props.state, direction)}
            fields={ifThenFields(t()).filter(({ name }) => name !== "direction")}
            titleField="signal"
            titleOf={({ signal }) => signal}
          />
        )}
      </For>
      <SharedRecords
        heading={t().agreements.waiting.still}
        of={waiting()}
        fields={waitingFields(t(), today())}
        titleField="waitingFor"
        titleOf={({ waitingFor }) => waitingFor}
      />
      <Show when={pilotLightOf(props.state)}>
        {(light) => (
          <div class="roer-section">
            <h3>{t().agreements.light.heading}</h3>
            <RecordFacts fields={lightFields(t())} values={light().fields} />
            <CheckInLines of={last()} />
          </div>
        )}
      </Show>
      <SharedRecords
        heading={t().agreements.decide.row}
        of={representations(props.state)}
        fields={decideFields(t())}
        titleField="name"
        titleOf={({ name }) => name}
      />
      <SharedTalk {...props} />
    </Section>
  );
}
