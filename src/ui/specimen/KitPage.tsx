import type { JSX } from "solid-js";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { CardSpecimens } from "./CardSpecimens.tsx";
import { FieldSpecimens } from "./FieldSpecimens.tsx";
import { MessageSpecimens } from "./MessageSpecimens.tsx";

/** Every part of the kit in every state, for who builds with it. It is in no build that people get. */
export default function KitPage(): JSX.Element {
  return (
    <Page title="Kit">
      <Section heading="Fields">
        <FieldSpecimens />
      </Section>
      <Section heading="Cards and rows">
        <CardSpecimens />
      </Section>
      <Section heading="Messages, drawings, codes">
        <MessageSpecimens />
      </Section>
    </Page>
  );
}
