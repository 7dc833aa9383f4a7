import { createMemo, For, type JSX, Show } from "solid-js";
import type { Goal } from "#src/dossier/goal.ts";
import { goalScores, type GoalScore, latestScores, scorerOf, seenDifferently } from "#src/dossier/goal-score.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { RATERS } from "#src/dossier/raters.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { levelText } from "./goal-levels.ts";
import { CONTENT_Y, scoreLines } from "./score-lines.ts";
import "./goal-scores.css";

export type GoalScoresProps = {
  readonly state: SectionState;
  readonly goal: Recorded<Goal>;
  /** What the resident is called by who reads; undefined where the reader is the resident. */
  readonly residentName?: string | undefined;
  readonly authorName: (author: AuthorId) => string | undefined;
};

/** How far a goal is, as each sees it: side by side, over time, and in a table. Nothing is added up. */
export function GoalScores(props: GoalScoresProps): JSX.Element {
  const { t, f } = useI18n();
  const scores = createMemo(() => goalScores(props.state, props.goal.ref));
  const latest = createMemo(() => latestScores(scores()));
  const who = (score: Recorded<GoalScore>): string => {
    const rater = scorerOf(score);
    if (rater === "self") return props.residentName ?? t().goals.scale.raters.self;
    return score.fields.scorerName ?? props.authorName(score.ref.author) ?? t().goals.scale.raters[rater];
  };
  const text = (level: number): string => levelText(t(), props.goal.fields, level);
  return (
    <Show when={scores().length > 0} fallback={<p>{t().goals.scale.none}</p>}>
      <ul class="roer-scores">
        <For each={RATERS.flatMap((rater) => latest().get(rater) ?? [])}>
          {(score) => (
            <li class="roer-scores__now">
              <Mark rater={scorerOf(score)} />
              <span>
                <strong dir="auto" translate="no">
                  {who(score)}
                </strong>
                <span class="roer-scores__level" dir="auto" translate="no">
                  {text(score.fields.level)}
                </span>
                <span class="roer-scores__small">{f().relativeDay(score.fields.on)}</span>
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={seenDifferently(scores())}>
        <p>{t().goals.scale.differ}</p>
      </Show>
      <Show when={scores().length > latest().size}>
        <ScoreDrawing scores={scores()} />
        <p class="roer-scores__small">{t().goals.scale.contentLine}</p>
      </Show>
      <Fold label={t().goals.scale.table}>
        <table class="roer-table">
          <thead>
            <tr>
              <th scope="col">{t().goals.scale.columns.day}</th>
              <th scope="col">{t().goals.scale.columns.who}</th>
              <th scope="col">{t().goals.scale.columns.level}</th>
            </tr>
          </thead>
          <tbody>
            <For each={[...scores()].reverse()}>
              {(score) => (
                <tr>
                  <td>{f().date(score.fields.on)}</td>
                  <th scope="row" dir="auto" translate="no">
                    {who(score)}
                  </th>
                  <td dir="auto" translate="no">
                    {text(score.fields.level)}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Fold>
    </Show>
  );
}

function ScoreDrawing(props: { readonly scores: readonly Recorded<GoalScore>[] }): JSX.Element {
  const { t } = useI18n();
  return (
    <svg class="roer-score-lines" viewBox="0 0 100 60" role="img" aria-label={t().goals.scale.alt}>
      <line class="roer-score-lines__content" x1="0" x2="100" y1={CONTENT_Y} y2={CONTENT_Y} />
      <For each={scoreLines(props.scores)}>
        {({ rater, points }) => (
          <g class={`roer-score-lines__of roer-score-lines__of--${rater}`}>
            <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
            <For each={points}>{({ x, y }) => <path d={SHAPES[rater](x, y)} />}</For>
          </g>
        )}
      </For>
    </svg>
  );
}

/** The same shape beside a name as in the drawing: never colour alone. */
function Mark(props: { readonly rater: keyof typeof SHAPES }): JSX.Element {
  return (
    <svg class="roer-scores__mark" viewBox="0 0 8 8" aria-hidden="true">
      <path class={`roer-score-lines__of--${props.rater}`} d={SHAPES[props.rater](4, 4)} />
    </svg>
  );
}

const SHAPES = {
  self: (x: number, y: number) => `M${x - 2.4},${y}a2.4,2.4 0 1,0 4.8,0a2.4,2.4 0 1,0 -4.8,0`,
  companion: (x: number, y: number) => `M${x - 2.2},${y - 2.2}h4.4v4.4h-4.4z`,
  professional: (x: number, y: number) => `M${x},${y - 2.8}l2.6,4.8h-5.2z`,
} as const;
