import { Navigate, useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { type AboutField, fieldFrom } from "./about-fields.ts";
import { AboutPrompt } from "./AboutPrompt.tsx";

/** One prompt of Zo help je mij, by its address. */
export default function AboutFieldPage(): JSX.Element {
  const params = useParams<{ field: string }>();
  const onward = useOnward();
  const field = createMemo<AboutField | undefined>(() => fieldFrom(params.field));
  return (
    <Show when={field()} keyed fallback={<Navigate href="/zo-help-je-mij" />}>
      {(asked) => <AboutPrompt field={asked} onGo={(address) => onward(address)} />}
    </Show>
  );
}
