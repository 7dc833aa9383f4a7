import { Answer, proposals } from "#src/dossier/answer.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { CheckIn, checkIns } from "#src/dossier/check-in.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { nextCheckIn, PilotLight, pilotLightOf } from "#src/dossier/pilot-light.ts";
import { openSteps, Step } from "#src/dossier/step.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { countThings, newsIn } from "./news.ts";
import type { Replica } from "./replica.ts";
import { residentName } from "./resident-name.ts";
import type { SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";
import type { KeyOverview } from "./stored.ts";

/** Equal for as long as nothing came that an overview would tell otherwise; read from what is known before a log is opened. */
export function stampOf({ sections, record }: Replica): string {
  const places = sections.map(({ id, head, start }) => `${head.pos}.${start}.${record.opened?.[id] ?? ""}`);
  return [record.until ?? "", record.over ?? "", ...places].join(" ");
}

/** Opens the logs of this key: some ten milliseconds for five hundred entries. */
export function overviewOf(session: Session, replica: Replica): KeyOverview {
  const { record, sections } = replica;
  const over = record.over !== undefined;
  const fresh = (over ? [] : readable(replica)).map((copy) => ({ copy, rows: newsIn(replica, copy) }));
  const answers = fresh.flatMap(({ copy, rows }) => answersAmong(replica, copy, rows));
  const seen = sections.some(({ id }) => record.opened?.[id] !== undefined);
  const things = fresh.reduce((sum, { rows }) => sum + countThings(rows), 0) - countThings(answers);
  const day = over ? undefined : hearOn(replica);
  return {
    grant: replica.ref.grant,
    name: residentName(replica) ?? "",
    ...(record.until === undefined ? {} : { until: record.until }),
    over,
    news: seen || over || things === 0 ? things : null,
    answers: countThings(answers),
    steps: over ? 0 : stepsForMe(session, replica).length,
    ...(day === undefined ? {} : { hearOn: day }),
    asOf: stampOf(replica),
  };
}

/** Answers that the resident gave to what this holder proposed. */
function answersAmong(replica: Replica, copy: SectionCopy, rows: readonly Authored[]): readonly Authored[] {
  const given = rows.filter(({ op }) => op.t === "set" && op.kind === Answer.name);
  if (given.length === 0) return [];
  const mine = proposals(copy.log.settled).flatMap(({ proposal, answer }) =>
    proposal.ref.author === replica.author && answer !== undefined ? [answer.ref.id] : [],
  );
  return given.filter(({ op }) => op.t === "set" && mine.includes(op.id));
}

/** Parts of which this holder has read or will read something. */
const readable = ({ sections }: Replica): readonly SectionCopy[] => sections.filter(({ kind }) => kind !== "inbox");

/** Open steps that are for who comes for an organisation. */
export function stepsForMe({ profile }: Session, replica: Replica): readonly Recorded<Step>[] {
  const me = profile.introduction;
  if (me === undefined || me.organisation === "") return [];
  return readable(replica)
    .filter(({ kind, id }) => kind === "goal" && replica.mayHold(id, Step.name))
    .flatMap(({ log }) => openSteps(log.settled))
    .filter(({ fields }) => fields.how === "professional" && isMeant(fields.who, me.name));
}

/** A step for a professional with no name to it is for each of them. */
function isMeant(who: string | undefined, me: string): boolean {
  if (who === undefined) return true;
  const [named, own] = [who.toLowerCase(), me.toLowerCase()];
  return named.startsWith(own) || own.startsWith(named);
}

/** Of a pilot light that may be seen: the day on which something is to be heard. */
export function hearOn(replica: Replica): LocalDate | undefined {
  const copy = readable(replica).find(
    ({ kind, id }) => kind === "coordination" && replica.mayHold(id, PilotLight.name, CheckIn.name),
  );
  const light = copy && pilotLightOf(copy.log.settled);
  if (!light) return undefined;
  const lit = dateIn(DUTCH_TIME, light.amendedAt);
  return nextCheckIn(light.fields, checkIns(copy.log.settled)[0]?.fields.on ?? lit);
}
