import { never } from "#src/base/never.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { LogDay } from "#src/ui/kit/DayLog.tsx";
import type { LogEvent } from "./log-event.ts";
import { certaintyOf } from "./log-kinds.ts";

/** How people and parts are called. */
export type LogNames = {
  readonly person: (grant: GrantId) => string;
  readonly part: (section: SectionId) => string;
};

export function eventText(t: Catalogue, f: Formats, names: LogNames, event: LogEvent): string {
  const name = names.person(event.grant);
  switch (event.type) {
    case "fetched":
      return t.log.fetched(name, names.part(event.section));
    case "fetched-file":
      return t.log.fetchedFile(name, names.part(event.section));
    case "stored-file":
      return t.log.storedFile(name, names.part(event.section));
    case "opened":
      return t.log.opened(name, names.part(event.section));
    case "copied":
      return t.log.copied(name, ended(event.reason));
    case "took-along":
      return t.log.tookAlong(ended(event.reason));
    case "backed-up":
      return t.backup.log;
    case "acted":
      return event.text === "" ? t.represent.log.didSomething(name) : t.represent.log.did(name, ended(event.text));
    case "undid":
      return event.text === "" ? t.represent.log.undidSomething(name) : t.represent.log.undid(name, ended(event.text));
    case "managed":
      return t.represent.log.managed(name);
    case "together":
      return t.represent.log.together(name);
    case "fetched-key":
      return t.log.fetched(name, t.log.theKey);
    case "wrote-note":
      return t.log.wrote(name);
    case "wrote-proposal":
      return t.log.proposed(name);
    case "wrote-case":
      return t.log.wroteCase(name);
    case "told-as-child":
      return t.child.log.told(name);
    case "shared-with-family":
      return t.child.log.shared(name);
    case "refused":
      return t.log.refused(name);
    case "gave":
      return t.log.gave(name, f.lastDay(event.until));
    case "renewed":
      return t.log.renewed(name, f.lastDay(event.until));
    case "passed-on":
      return t.log.passedOn(names.person(event.by), name, f.lastDay(event.until));
    case "changed":
      return t.log.changed(name);
    case "stopped":
      return t.log.stopped(name);
    case "ended":
      return t.log.ended(name);
    case "linked":
      if (event.what !== "device") return linked(t, event.what);
      return t.log.linked(event.name ?? t.devices.unnamed);
    case "unlinked":
      if (event.what === "sheet") return t.recoverySheets.log.ended;
      if (event.what === "guardians") return t.guardians.log.ended;
      return t.log.unlinked(event.name ?? t.devices.unnamed);
    default:
      return never(event);
  }
}

type Linked = Extract<LogEvent, { readonly what: unknown }>;

function linked(t: Catalogue, what: Exclude<Linked["what"], "device">): string {
  switch (what) {
    case "sheet":
      return t.recoverySheets.log.made;
    case "by-sheet":
      return t.recoverySheets.log.used;
    case "guardians":
      return t.guardians.log.made;
    case "by-guardians":
      return t.guardians.log.used;
  }
}

/** The sentence has a full stop of its own. */
const ended = (words: string): string => words.replace(/\.+$/u, "");

type Joined = { readonly event: LogEvent; readonly first: number; readonly times: number };

/** Per Dutch day, the latest first; equal sentences of one day are one line that says how often, and since when. */
export function logDays(t: Catalogue, f: Formats, names: LogNames, events: readonly LogEvent[]): readonly LogDay[] {
  const days = new Map<string, { readonly at: number; readonly lines: Map<string, Joined> }>();
  for (const event of [...events].sort((a, b) => b.at - a.at)) {
    const day = f.day(event.at);
    const known = days.get(day) ?? { at: event.at, lines: new Map<string, Joined>() };
    days.set(day, known);
    const text = eventText(t, f, names, event);
    const before = known.lines.get(text);
    known.lines.set(text, { event: before?.event ?? event, first: event.at, times: (before?.times ?? 0) + 1 });
  }
  return [...days.values()].map(({ at, lines }) => ({
    day: f.date(at),
    lines: [...lines].map(([text, { event, first, times }]) => ({
      text,
      note: t.log.certainty.words[certaintyOf(event)],
      time: times > 1 ? t.log.times(times, f.time(first)) : f.time(first),
    })),
  }));
}
