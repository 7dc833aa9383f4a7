import type { JSX } from "solid-js";

export type TimeLineProps = {
  /** Time left as a part from 0 to 1. */
  readonly left: number;
  readonly ending?: boolean | undefined;
};

/** A line that empties. The date stands above it in words, so readers pass it over. It never ticks. */
export function TimeLine(props: TimeLineProps): JSX.Element {
  const width = (): string => (Math.min(1, Math.max(0, props.left)) * 100).toFixed(1);
  return (
    <svg
      class="roer-timeline"
      classList={{ "roer-timeline--ending": props.ending === true }}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="100" height="8" />
      <rect width={width()} height="8" />
    </svg>
  );
}
