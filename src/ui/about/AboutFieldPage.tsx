import { Navigate, useNavigate, useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { type AboutField, fieldFrom } from "./about-fields.ts";
import { AboutPrompt } from "./AboutPrompt.tsx";

/** One prompt of Zo help je mij, by its address. */
export default function AboutFieldPage(): JSX.Element {
  const params = useParams<{ field: string }>();
  const navigate = useNavigate();
  const field = createMemo<AboutField | undefined>(() => fieldFrom(params.field));
  return (
    <Show when={field()} keyed fallback={<Navigate href="/zo-help-je-mij" />}>
      {(asked) => <AboutPrompt field={asked} onGo={(address) => navigate(address)} />}
    </Show>
  );
}
