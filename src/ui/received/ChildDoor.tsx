import type { JSX } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { createOpened } from "./create-opened.ts";
import { KeepHint } from "./KeepHint.tsx";

/** What a child meets with a key of its own: few words, and the way to tell something. */
export function ChildDoor(props: { readonly replica: Replica; readonly several: boolean }): JSX.Element {
  const { t } = useI18n();
  createOpened(() => props.replica);
  const words = () => t().child.tell;
  return (
    <Page
      title={words().title}
      heading={words().yourPlace}
      back={props.several ? "/gekregen" : undefined}
      actions={
        <LinkButton icon="pencil" href={`/gekregen/${props.replica.ref.grant}/vertel`}>
          {words().start}
        </LinkButton>
      }
    >
      <p dir="auto">{words().reads(residentName(props.replica) ?? t().holder.plan.owner)}</p>
      <p>{words().yours}</p>
      <KeepHint grant={props.replica.ref.grant} />
    </Page>
  );
}
