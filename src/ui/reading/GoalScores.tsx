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
import { RaterDrawing, RaterMark } from "./RaterDrawing.tsx";

const LOWEST = -2;

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
              <RaterMark rater={scorerOf(score)} />
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
        <RaterDrawing
          said={scores().map((score) => ({
            rater: scorerOf(score),
            on: score.fields.on,
            height: score.fields.level - LOWEST,
          }))}
          label={t().goals.scale.alt}
          content={-LOWEST}
        />
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
