import { For, type JSX, Show } from "solid-js";

export type LogLine = {
  readonly text: string;
  /** How sure it is, in a few words. */
  readonly note?: string | undefined;
  /** "16:05", or how often when equal lines were joined. */
  readonly time?: string | undefined;
};

export type LogDay = {
  /** "dinsdag 3 maart". */
  readonly day: string;
  readonly lines: readonly LogLine[];
};

/** What happened, day by day, one plain sentence a line. */
export function DayLog(props: { readonly days: readonly LogDay[] }): JSX.Element {
  return (
    <div class="roer-log">
      <For each={props.days}>
        {(day) => (
          <section>
            <h2 class="roer-log__day">{day.day}</h2>
            <ul>
              <For each={day.lines}>
                {(line) => (
                  <li class="roer-log__line">
                    <div class="roer-log__text">
                      <p dir="auto">{line.text}</p>
                      <Show when={line.note}>{(note) => <p class="roer-log__note">{note()}</p>}</Show>
                    </div>
                    <Show when={line.time}>{(time) => <span class="roer-log__time">{time()}</span>}</Show>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </div>
  );
}
