import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import type { PresetId } from "#src/grants/presets.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { type Choice, ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { giveStep } from "./give-steps.ts";
import { useGiveKey } from "./use-give-key.ts";

/** Three ready sets, one of them chosen already. */
export function WhatPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { give } = useGiveKey();
  const [missing, setMissing] = createSignal(false);
  const choices = (): readonly Choice<PresetId>[] => {
    const { think, read, note } = t().keys.presets;
    const family: Choice<PresetId>[] =
      give.relation() === "family"
        ? [{ value: "family", label: t().family.key.preset, hint: t().family.key.presetHint }]
        : [];
    const { look } = t().handover;
    return [
      ...family,
      { value: "think-along", label: think.name, hint: think.hint },
      { value: "read-along", label: read.name, hint: read.hint },
      { value: "message-only", label: note.name, hint: note.hint },
      // For a specialist who is asked along once; people one knows are not.
      ...(give.relation() === "worker" ? [{ value: "quick-look" as const, label: look.name, hint: look.hint }] : []),
    ];
  };
  const goOn = (): void => {
    setMissing(give.preset() === undefined);
    if (give.preset() !== undefined) navigate(giveStep("klopt-dit"));
  };
  return (
    <Page
      title={t().keys.what.title}
      heading={t().keys.what.heading}
      back={giveStep("voor-wie")}
      actions={
        <>
          <Button onClick={goOn}>{t().keys.what.next}</Button>
          <LinkButton kind="text" href={giveStep("zelf-kiezen")}>
            {t().keys.what.own}
          </LinkButton>
        </>
      }
    >
      <ChoiceGroup<PresetId>
        legend={t().keys.what.heading}
        legendHidden
        choices={choices()}
        value={give.preset()}
        onChange={(id) => give.choosePreset(id)}
        error={missing() && give.preset() === undefined ? t().kit.choose : undefined}
      />
    </Page>
  );
}
