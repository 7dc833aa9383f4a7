import { useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { representsOf } from "#src/grants/representation-scope.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { KeyCard } from "#src/ui/kit/KeyCard.tsx";
import { giveStep } from "./give-steps.ts";
import { partsText, rightsText, whoText } from "./key-sentences.ts";
import { endOf, isOver, type OwnKey } from "./own-keys.ts";
import type { PlanPart } from "./plan-parts.ts";
import { useGiveKey } from "./use-give-key.ts";

export type GivenKeyCardProps = { readonly of: OwnKey; readonly parts: readonly PlanPart[] };

/** One key in the list: whose, what, until when. The name leads to all that can be done with it. */
export function GivenKeyCard(props: GivenKeyCardProps): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const { give } = useGiveKey();
  const entry = () => props.of.entry;
  const role = (): string => {
    const who = whoText({ name: "", role: entry().role, organisation: entry().organisation });
    const via = props.of.via && t().handover.via(props.of.via);
    return [who, via].filter((part) => part !== undefined && part !== "").join(". ");
  };
  const what = (): string => {
    const named = partsText(t(), props.parts, props.of.contents);
    const sees = named === "" ? t().keys.card.seesNothing : `${t().keys.card.sees}: ${named}.`;
    const acts = representsOf(entry());
    const mayDo = `${t().keys.card.mayDo}: ${rightsText(t(), props.of.contents)}.`;
    const { card } = t().represent;
    return acts ? `${card[acts.scope]} ${card[acts.mode]} ${sees} ${mayDo}` : `${sees} ${mayDo}`;
  };
  const when = (): string => {
    switch (props.of.standing) {
      case "active":
      case "ending":
        return t().keys.card.until(f().lastDay(entry().until));
      case "stopping":
        return t().keys.card.stopping;
      case "over":
      case "stopped":
        return props.of.replacedBy === undefined
          ? t().keys.card.endedOn(f().date(endOf(props.of)))
          : t().handover.replace.replaced(props.of.replacedBy);
    }
  };
  const again = (): void => {
    give.again(entry());
    navigate(giveStep("klopt-dit"));
  };
  return (
    <KeyCard
      state={props.of.standing === "stopped" ? "over" : props.of.standing}
      name={entry().name}
      role={role() === "" ? undefined : role()}
      what={isOver(props.of) ? t().keys.ended.text(entry().name) : what()}
      when={when()}
      left={props.of.left}
      href={`/sleutels/${props.of.grant}`}
      actions={
        <Show when={isOver(props.of) && props.of.via === undefined}>
          <Button kind="text" label={`${t().keys.ended.again}: ${entry().name}`} onClick={again}>
            {t().keys.ended.again}
          </Button>
        </Show>
      }
    />
  );
}
