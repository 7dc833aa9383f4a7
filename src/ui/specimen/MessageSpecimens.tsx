import { For, type JSX } from "solid-js";
import { Band, type BandKind } from "#src/ui/kit/Band.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { Digits } from "#src/ui/kit/Digits.tsx";
import { Drawing } from "#src/ui/kit/Drawing.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { ICON_SHAPES, type IconName } from "#src/ui/kit/icon-shapes.ts";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { NumberedWords } from "#src/ui/kit/NumberedWords.tsx";
import { QrPanel, type QrState } from "#src/ui/kit/QrPanel.tsx";
import { RingMap } from "#src/ui/kit/RingMap.tsx";
import { StopButton } from "#src/ui/kit/StopButton.tsx";
import { Toast } from "#src/ui/kit/Toast.tsx";

const BANDS: readonly BandKind[] = ["example", "offline", "preview", "trouble", "trial", "update"];
const CODES: readonly QrState[] = ["ready", "claimed", "old"];
const STROKES = [
  { pen: 0, points: [100, 500, 300, 200, 500, 500, 700, 200, 900, 500] },
  { pen: 5, points: [100, 800, 900, 800] },
];
const nothing = (): void => undefined;

/** What the app says, draws and shows to a camera. */
export function MessageSpecimens(): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="roer-form">
      <For each={BANDS}>
        {(kind) => <Band kind={kind} text={t().errors.offline} action={{ label: t().kit.open, run: nothing }} />}
      </For>
      <Toast message={{ text: t().kit.saved, undo: { run: nothing } }} onClose={nothing} />
      <Notice icon="clock" text={t().agreements.waiting.nobody}>
        <Button kind="text">{t().kit.change}</Button>
      </Notice>
      <ErrorText text={t().errors.pin.wrong} />
      <EmptyState icon="flag" text={t().goals.plan.empty}>
        <Button kind="quiet">{t().goals.plan.add}</Button>
      </EmptyState>
      <RingMap
        label={t().people.mapAlt}
        nodes={[
          { id: "1", name: t().explore.areas.people, ring: 1 },
          { id: "2", name: t().explore.areas.home, ring: 2, isPlace: true },
          { id: "3", name: t().explore.areas.work, ring: 3, angle: 120 },
        ]}
        onOpen={nothing}
        onMove={nothing}
      />
      <Drawing strokes={STROKES} label={t().diary.drawn} />
      <Digits value="482913" />
      <NumberedWords label={t().recovery.card.heading} words={["appel", "boom", "citroen"]} />
      <For each={CODES}>
        {(state) => <QrPanel text="https://example.org/k" alt={t().kit.qr.making} state={state} />}
      </For>
      <StopButton onStop={nothing} />
      <div class="roer-buttons">
        <For each={Object.keys(ICON_SHAPES) as IconName[]}>{(name) => <Icon name={name} />}</For>
      </div>
    </div>
  );
}
