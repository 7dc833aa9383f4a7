import { createMemo, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Recorded } from "#src/dossier/kind.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { ByKey } from "#src/ui/reading/ByKey.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { createRecords } from "./create-records.ts";
import type { Topic } from "./topic.ts";

/** All of one topic, group by group; what is over is folded away. */
export function RecordListPage<T extends object>(props: { readonly topic: Topic<T> }): JSX.Element {
  const { t } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- a screen is of one topic as long as it lives
  const { topic } = props;
  const today = useToday();
  const records = createRecords(topic);
  const words = () => topic.words(t());
  const groups = createMemo(() =>
    topic.groups(records.state(), today(), t()).filter((group) => group.records.length > 0),
  );
  const Add = (): JSX.Element => (
    <LinkButton icon="add" href={`${topic.path}/nieuw`}>
      {words().add}
    </LinkButton>
  );
  return (
    <Page
      title={words().title}
      heading={words().heading}
      lead={words().lead}
      back={topic.back}
      actions={
        <Show when={groups().length > 0}>
          <Add />
        </Show>
      }
    >
      <Show
        when={groups().length > 0}
        fallback={
          <EmptyState icon={topic.icon} text={words().empty}>
            <Add />
          </EmptyState>
        }
      >
        <Show when={topic.Above}>{(Above) => <Dynamic component={Above()} records={records} />}</Show>
        <ByKey of={groups()} keyOf={({ heading }) => heading ?? ""}>
          {(group) => (
            <Show when={group().heading} fallback={<Rows topic={topic} of={group().records} />}>
              {(heading) => (
                <Show
                  when={group().folded}
                  fallback={
                    <Section heading={heading()}>
                      <Rows topic={topic} of={group().records} />
                    </Section>
                  }
                >
                  <Fold label={heading()}>
                    <Rows topic={topic} of={group().records} />
                  </Fold>
                </Show>
              )}
            </Show>
          )}
        </ByKey>
        <Show when={topic.Below}>{(Below) => <Dynamic component={Below()} />}</Show>
      </Show>
      <Show when={topic.Beyond}>{(Beyond) => <Dynamic component={Beyond()} />}</Show>
    </Page>
  );
}

function Rows<T extends object>(props: { readonly topic: Topic<T>; readonly of: readonly Recorded<T>[] }): JSX.Element {
  const { t, f } = useI18n();
  return (
    <div class="roer-choices">
      <ByKey of={props.of} keyOf={({ ref }) => ref.id}>
        {(record) => (
          <ChoiceRow
            icon={props.topic.icon}
            label={props.topic.titleOf(record().fields, t(), f())}
            hint={props.topic.hintOf(record().fields, t(), f())}
            go={`${props.topic.path}/${record().ref.id}`}
          />
        )}
      </ByKey>
    </div>
  );
}
