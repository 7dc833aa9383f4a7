/** A small reader of calendar files by RFC 5545, which shares nothing with what writes them. It throws at what is no such file. */
export type ReadEvent = {
  readonly uid: string;
  readonly summary: string;
  readonly location: string | undefined;
  readonly names: readonly string[];
  /** As instants, or as days for what has no time. */
  readonly start: Date | string;
  readonly end: Date | string;
};

type Line = { readonly name: string; readonly parameters: ReadonlyMap<string, string>; readonly value: string };

export function readCalendar(file: string): readonly ReadEvent[] {
  const raw = file.split("\r\n");
  if (raw.pop() !== "") throw new Error("the file ends in the middle of a line");
  for (const line of raw) {
    // oxlint-disable-next-line no-control-regex -- these are what no line may have
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/u.test(line)) throw new Error(`a control character in ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets in ${line}`);
    if (line.includes("\ufffd")) throw new Error("a character was cut in two");
  }
  const lines = raw
    .join("\n")
    .replace(/\n[ \t]/gu, "")
    .split("\n")
    .map(readLine);
  return componentsIn(lines, "VCALENDAR").flatMap((calendar) => {
    if (only(calendar, "VERSION").value !== "2.0") throw new Error("another version");
    only(calendar, "PRODID");
    const zones = componentsIn(calendar, "VTIMEZONE");
    return componentsIn(calendar, "VEVENT").map((event) => readEvent(event, zones));
  });
}

function readLine(text: string): Line {
  const [, head = "", value = ""] = /^([A-Z-]+(?:;[A-Z-]+=[^;:]+)*):(.*)$/u.exec(text) ?? [];
  if (head === "") throw new Error(`no property: ${text}`);
  const [name = "", ...parameters] = head.split(";");
  return {
    name,
    value,
    parameters: new Map(parameters.map((one) => [one.split("=")[0] ?? "", one.split("=")[1] ?? ""])),
  };
}

/** What lies between BEGIN and END of that name, each with what lies within it. */
function componentsIn(lines: readonly Line[], name: string): readonly (readonly Line[])[] {
  const out: Line[][] = [];
  let open: Line[] | undefined;
  for (const line of lines) {
    if (line.name === "BEGIN" && line.value === name) open = [];
    else if (line.name === "END" && line.value === name) {
      if (!open) throw new Error(`an end without a beginning: ${name}`);
      out.push(open);
      open = undefined;
    } else open?.push(line);
  }
  if (open) throw new Error(`no end: ${name}`);
  return out;
}

function only(lines: readonly Line[], name: string): Line {
  const found = lines.filter((line) => line.name === name);
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} times ${name}`);
  return first;
}

function readEvent(event: readonly Line[], zones: readonly (readonly Line[])[]): ReadEvent {
  if (!/^\d{8}T\d{6}Z$/u.test(only(event, "DTSTAMP").value)) throw new Error("DTSTAMP is not in UTC");
  const location = event.find(({ name }) => name === "LOCATION");
  const begin = only(event, "DTSTART");
  const whole = begin.parameters.get("VALUE") === "DATE";
  const start = whole ? begin.value : instantOf(begin, zones);
  return {
    uid: only(event, "UID").value,
    summary: textOf(only(event, "SUMMARY").value),
    location: location && textOf(location.value),
    names: event.map(({ name }) => name),
    start,
    end: start instanceof Date ? new Date(start.getTime() + minutesOf(event) * 60_000) : only(event, "DTEND").value,
  };
}

function minutesOf(event: readonly Line[]): number {
  const [, minutes] = /^PT(\d+)M$/u.exec(only(event, "DURATION").value) ?? [];
  if (minutes === undefined) throw new Error("a duration of another form");
  return Number(minutes);
}

/** By the file's own table of the zone, and not by what this machine knows of it. */
function instantOf(begin: Line, zones: readonly (readonly Line[])[]): Date {
  const zone = zones.find((one) => only(one, "TZID").value === begin.parameters.get("TZID"));
  if (!zone) throw new Error("a zone that is not in the file");
  const wall = wallTime(begin.value);
  const rules = [...componentsIn(zone, "STANDARD"), ...componentsIn(zone, "DAYLIGHT")];
  let latest: { readonly onset: number; readonly offset: number } | undefined;
  for (const rule of rules) {
    for (let year = 1996; year <= wall.getUTCFullYear(); year++) {
      const onset = onsetIn(rule, year);
      if (onset <= wall.getTime() && (!latest || onset > latest.onset))
        latest = { onset, offset: offsetOf(only(rule, "TZOFFSETTO").value) };
    }
  }
  if (!latest) throw new Error("a time before the zone's table begins");
  return new Date(wall.getTime() - latest.offset * 60_000);
}

/** The wall time of a change, with the offset before it: the last Sunday of the rule's month. */
function onsetIn(rule: readonly Line[], year: number): number {
  const [, month, weekday] = /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=-1(SU)$/u.exec(only(rule, "RRULE").value) ?? [];
  if (month === undefined || weekday === undefined) throw new Error("a rule of another form");
  const first = wallTime(only(rule, "DTSTART").value);
  const last = new Date(Date.UTC(year, Number(month), 0));
  last.setUTCDate(last.getUTCDate() - last.getUTCDay());
  last.setUTCHours(first.getUTCHours(), first.getUTCMinutes());
  return last.getTime() < first.getTime() ? Number.POSITIVE_INFINITY : last.getTime();
}

function wallTime(value: string): Date {
  const [, year, month, date, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00$/u.exec(value) ?? [];
  if (minute === undefined) throw new Error(`no time: ${value}`);
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute)));
}

const offsetOf = (value: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/u.exec(value) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** One left to right pass, as RFC 5545 §3.3.11 has it; a bare separator is an error. */
function textOf(value: string): string {
  const bare = value.replace(/\\[\\;,nN]/gu, "");
  if (/[\\;,]/u.test(bare)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/gu, (_whole, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
}
