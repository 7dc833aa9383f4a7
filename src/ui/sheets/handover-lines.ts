import { aboutMeOf } from "#src/dossier/about-me.ts";
import { upcomingFrom } from "#src/dossier/appointment.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { pointsOfContact } from "#src/dossier/point-of-contact.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { openSteps } from "#src/dossier/step.ts";
import { waitingCards } from "#src/dossier/waiting-card.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { appointmentTime } from "#src/ui/reading/appointment-time.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import { stepMeta } from "#src/ui/session/step-meta.ts";
import type { SheetLine } from "./SheetLines.tsx";

export type SheetBlock = { readonly heading: string; readonly lines: readonly SheetLine[] };

/** So many of each fit on one A4 beside the rest; the plan itself has them all. */
const MOST = { steps: 3, waiting: 3, dates: 4 };

const ABOUT = ["howToSupport", "pleaseDont", "whatMatters", "strengths"] as const;

const filled = (
  lines: readonly { readonly label: string; readonly text: string | undefined }[],
): readonly SheetLine[] =>
  lines.flatMap(({ label, text }) => (text === undefined || text === "" ? [] : [{ label, text }]));

/** What somebody who takes over needs first, of the parts that the key opens and of nothing else. Empty blocks are left out. */
export function handoverBlocks(
  t: Catalogue,
  f: Formats,
  replica: Replica,
  opened: readonly SectionId[],
  today: LocalDate,
): readonly SheetBlock[] {
  const stateOf = (kind: SectionKind): SectionState | undefined => {
    const copy = replica.ofKind(kind).find(({ id }) => opened.includes(id));
    return copy && replica.shown(copy.id);
  };
  const blocks = [about(t, stateOf("about")), ...goals(t, f, replica, opened)];
  const agreed = stateOf("coordination");
  if (agreed) blocks.push(contact(t, agreed, today), waiting(t, f, agreed));
  const calendar = stateOf("calendar");
  if (calendar) blocks.push(dates(t, f, calendar, today));
  return blocks.filter(({ lines }) => lines.length > 0);
}

function about(t: Catalogue, state: SectionState | undefined): SheetBlock {
  const fields = state && aboutMeOf(state)?.fields;
  const lines = filled(ABOUT.map((field) => ({ label: t.about.fields[field], text: fields?.[field] })));
  return { heading: t.handover.sheet.helps, lines };
}

function goals(t: Catalogue, f: Formats, replica: Replica, opened: readonly SectionId[]): readonly SheetBlock[] {
  const now = planGoals(replica, "now").filter(({ section }) => opened.includes(section));
  const lines = now.map(({ goal, state }) => {
    const next = openSteps(state, goal.ref)
      .slice(0, MOST.steps)
      .map(({ fields }) => {
        const meta = stepMeta(t, f, fields);
        return meta === undefined ? fields.title : `${fields.title} (${meta})`;
      });
    return { label: goal.fields.text, text: next.length === 0 ? t.handover.sheet.noSteps : next.join("\n") };
  });
  return [{ heading: t.handover.sheet.goals, lines }];
}

function contact(t: Catalogue, state: SectionState, today: LocalDate): SheetBlock {
  const lines = pointsOfContact(state, today).now.map(({ fields }) => ({
    label: [fields.name, fields.organisation].filter((part) => part !== undefined).join(", "),
    text: [fields.phone, fields.tasks].filter((part) => part !== undefined).join("\n"),
  }));
  return { heading: t.handover.sheet.contact, lines };
}

function waiting(t: Catalogue, f: Formats, state: SectionState): SheetBlock {
  const lines = waitingCards(state)
    .filter(({ fields }) => fields.endedOn === undefined)
    .slice(0, MOST.waiting)
    .map(({ fields }) => ({ label: fields.waitingFor, text: f.date(fields.since) }));
  return { heading: t.handover.sheet.waiting, lines };
}

function dates(t: Catalogue, f: Formats, state: SectionState, today: LocalDate): SheetBlock {
  const lines = upcomingFrom(state, today)
    .upcoming.slice(0, MOST.dates)
    .map(({ fields }) => ({ label: appointmentTime(t, f, fields), text: fields.title }));
  return { heading: t.handover.sheet.dates, lines };
}
