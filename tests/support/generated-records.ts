import { AUDIENCES } from "#src/dossier/child-part.ts";
import { AGE_BANDS } from "#src/dossier/family-member.ts";
import { AGREEMENT_ANSWERS } from "#src/dossier/agreement.ts";
import { ANSWERS } from "#src/dossier/answer.ts";
import { type AuthorId, type EntityId, type EntityRef, numberedId, THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import { CRISIS_PHASES } from "#src/dossier/crisis-phase.ts";
import { DOCUMENT_SORTS } from "#src/dossier/document.ts";
import { FEELINGS } from "#src/dossier/network-feeling.ts";
import { GOAL_KINDS, GOAL_LIFECYCLES, LEVELS } from "#src/dossier/goal.ts";
import { HELP_KINDS } from "#src/dossier/help-request.ts";
import { AREA_CODES, entityOfArea } from "#src/dossier/life-area.ts";
import { IF_THEN_DIRECTIONS } from "#src/dossier/if-then-card.ts";
import { MIRROR_PARTS } from "#src/dossier/mirror.ts";
import { MOODS } from "#src/dossier/check-in.ts";
import { NETWORK_GROUPS, NETWORK_SUPPORT, RINGS } from "#src/dossier/network-member.ts";
import { NOTE_KINDS } from "#src/dossier/note.ts";
import { PLAN_FORMS } from "#src/dossier/personal-plan.ts";
import { POINT_PARTS } from "#src/dossier/case-point.ts";
import { PRESENCES } from "#src/dossier/case-sheet.ts";
import { PROPOSES } from "#src/dossier/proposal.ts";
import { RATERS } from "#src/dossier/raters.ts";
import { REPEATS } from "#src/dossier/recurrence.ts";
import { REPRESENTATIVE_ROLES } from "#src/dossier/representation.ts";
import { REQUEST_LAWS } from "#src/dossier/support-request.ts";
import { RHYTHMS } from "#src/dossier/pilot-light.ts";
import { SAID } from "#src/dossier/agreed-list.ts";
import { SERVICE_LAWS } from "#src/dossier/service.ts";
import { SHARED_WITH_FAMILY } from "#src/dossier/family-share.ts";
import { STEP_HOW, STEP_STATUSES } from "#src/dossier/step.ts";
import { THANKS } from "#src/dossier/help-thanks.ts";
import { parseId16, type BlobId } from "#src/protocol/ids.ts";
import { toBase64url } from "#src/base/bytes.ts";
import type { Draw } from "./generated-words.ts";

type Fields = Readonly<Record<string, unknown>>;
/** What a record must have; what it may have; and its id, where that follows from what it is. */
export type Made = { readonly must: Fields; readonly may?: Fields; readonly id?: EntityId };
/** Of records of a kind that came before in the section. */
export type Before = (kind: string) => EntityRef;
export type MakeRecord = (d: Draw, before: Before, author: AuthorId) => Made;

const texts = (d: Draw, names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, d.text()]));
const area = (d: Draw) => d.pick(AREA_CODES);
const repeat = (d: Draw): string => d.pick([...REPEATS, "FREQ=YEARLY", "FREQ=WEEKLY;BYDAY=MO,TH"]);
const drawing = (d: Draw) => [{ pen: d.count(0, 7), points: [d.count(0, 1_000), d.count(0, 1_000)] }];

/** A file that lies nowhere. Nothing here opens one. */
function file(d: Draw, contentType: string): Fields {
  const bytes = new Uint8Array(32).fill(d.count(0, 255));
  return {
    blob: parseId16<BlobId>(d.id()),
    key: toBase64url(bytes),
    contentType,
    title: d.line(),
    size: d.count(1, 10_000),
    hash: toBase64url(bytes),
  };
}

/** A record of each kind of which something of a dossier can be told, by the name of its kind. */
export const RECORDS: Readonly<Record<string, MakeRecord>> = {
  "about-me": (d) => ({
    id: THE_ONLY_ONE,
    must: {},
    may: texts(d, ["whatMatters", "strengths", "howToSupport", "pleaseDont", "communication", "reciprocity"]),
  }),
  "life-area": (d) => {
    const code = area(d);
    return {
      id: entityOfArea(code),
      must: { code },
      may: { name: d.name(), hidden: d.chance(0.5), chosen: d.chance(0.5), rank: d.count(0, 12) },
    };
  },
  "area-rating": (d) => ({
    must: { area: area(d), on: d.day(), ratedBy: d.pick(RATERS) },
    may: {
      raterName: d.name(),
      value: d.count(1, 5),
      talkAboutThis: d.chance(0.5),
      ...texts(d, ["goesWell", "hard", "wish"]),
    },
  }),
  "area-depth": (d) => {
    const code = area(d);
    return { id: entityOfArea(code), must: { area: code }, may: texts(d, ["causes", "carry", "energy", "forOthers"]) };
  },
  "area-link": (d) => ({ must: { from: area(d), to: area(d) }, may: { words: d.line() } }),
  mirror: (d) => {
    const part = d.pick(MIRROR_PARTS);
    return { id: numberedId(MIRROR_PARTS.indexOf(part) + 1), must: { part }, may: { words: d.text() } };
  },
  goal: (d) => ({
    must: { text: d.line(), kind: d.pick(GOAL_KINDS), lifecycle: d.pick(GOAL_LIFECYCLES) },
    may: {
      why: d.text(),
      areas: [d.name(), d.name()],
      topics: [{ area: area(d), name: d.name() }],
      baseline: d.pick(LEVELS),
      dueDate: d.day(),
      scale: d.some(LEVELS, 5).map((level) => ({ level, text: d.line() })),
      barriers: d.text(),
      rank: d.count(0, 60),
    },
  }),
  step: (d, before) => ({
    must: { title: d.line(), goal: before("goal"), status: d.pick(STEP_STATUSES) },
    may: { who: d.name(), how: d.pick(STEP_HOW), due: d.day(), repeat: repeat(d), result: d.text() },
  }),
  "goal-score": (d, before) => ({
    must: { goal: before("goal"), on: d.day(), level: d.pick(LEVELS), scorer: d.pick(RATERS) },
    may: { scorerName: d.name(), note: d.text() },
  }),
  "goal-review": (d, before) => ({
    must: { goal: before("goal"), on: d.day() },
    may: { present: [d.name()], goesWell: d.text(), adjust: d.text(), next: d.day() },
  }),
  "network-member": (d) => ({
    must: { name: d.name(), ring: d.pick(RINGS) },
    may: {
      relation: d.name(),
      group: d.pick(NETWORK_GROUPS),
      angle: d.count(0, 359),
      support: d.some(NETWORK_SUPPORT, 4),
      reciprocal: d.chance(0.5),
      frequency: d.line(),
      phone: d.phone(),
      emergencyContact: d.chance(0.5),
    },
  }),
  "network-snapshot": (d, before) => ({
    must: { on: d.day(), members: [{ member: before("network-member"), name: d.name(), ring: d.pick(RINGS) }] },
    may: { words: d.line() },
  }),
  "point-of-contact": (d) => ({
    must: { name: d.name(), from: d.day() },
    may: { until: d.day(), organisation: d.name(), phone: d.phone(), tasks: d.text() },
  }),
  "if-then-card": (d) => ({
    must: { direction: d.pick(IF_THEN_DIRECTIONS), signal: d.line(), does: d.line() },
    may: { who: d.name(), phone: d.phone() },
  }),
  "waiting-card": (d) => ({
    must: { waitingFor: d.line(), since: d.day() },
    may: {
      expected: d.day(),
      bridgedBy: d.name(),
      bridge: d.line(),
      phone: d.phone(),
      lookAgain: d.day(),
      endedOn: d.day(),
    },
  }),
  "pilot-light": (d) => ({
    id: THE_ONLY_ONE,
    must: { rhythm: d.pick(RHYTHMS) },
    may: { contact: d.name(), phone: d.phone(), ifSilent: d.line(), off: d.chance(0.5) },
  }),
  "check-in": (d) => ({ must: { on: d.day(), mood: d.pick(MOODS) }, may: { words: d.line() } }),
  representation: (d) => ({
    must: { name: d.name(), role: d.pick(REPRESENTATIVE_ROLES) },
    may: { organisation: d.name(), phone: d.phone(), about: d.text(), from: d.day(), until: d.day() },
  }),
  service: (d) => ({
    must: { what: d.line() },
    may: {
      provider: d.name(),
      law: d.pick(SERVICE_LAWS),
      start: d.day(),
      end: d.day(),
      decidedOn: d.day(),
      hours: d.line(),
      ownContribution: d.line(),
      satisfaction: d.count(1, 5),
      words: d.text(),
    },
  }),
  "support-request": (d) => ({
    must: { law: d.pick(REQUEST_LAWS), on: d.day() },
    may: { asks: d.line(), planGivenOn: d.day(), answeredOn: d.day() },
  }),
  "personal-plan": (d) => {
    const form = d.pick(PLAN_FORMS);
    const may = texts(d, ["situation", "goesWell", "myself", "around", "needed", "result", "company", "questions"]);
    return { id: numberedId(PLAN_FORMS.indexOf(form) + 1), must: { form }, may };
  },
  appointment: (d) => ({
    must: { title: d.line(), on: d.day() },
    may: { at: d.time(), until: d.time(), place: d.line(), with: d.name(), remember: d.text(), repeat: repeat(d) },
  }),
  document: (d) => ({
    must: { title: d.line(), files: [file(d, "image/jpeg")] },
    may: {
      sort: d.pick(DOCUMENT_SORTS),
      from: d.name(),
      on: d.day(),
      answerBy: d.day(),
      until: d.day(),
      words: d.text(),
    },
  }),
  "crisis-phase": (d) => {
    const phase = d.pick(CRISIS_PHASES);
    const may = texts(d, ["signals", "iDo", "othersDo", "dont", "call"]);
    return { id: numberedId(CRISIS_PHASES.indexOf(phase) + 1), must: { phase }, may };
  },
  "family-member": (d) => ({
    must: { name: d.name() },
    may: { relation: d.name(), ageBand: d.pick(AGE_BANDS), goesWell: d.text(), needs: d.text() },
  }),
  "family-goal": (d, before) => ({
    must: { text: d.line() },
    may: { whose: before("family-member"), helper: d.name(), doneOn: d.day() },
  }),
  "family-share": (d) => ({ must: { what: d.pick(SHARED_WITH_FAMILY), text: d.text(), on: d.day() } }),
  child: (d, before) => ({
    must: { name: d.name(), audience: d.pick(AUDIENCES), member: before("family-member") },
    may: { ageBand: d.pick(AGE_BANDS) },
  }),
  "child-voice": (d) => ({
    must: { on: d.day() },
    may: { ageBand: d.pick(AGE_BANDS), drawing: drawing(d), ...texts(d, ["nice", "notNice", "wish"]) },
  }),
  "diary-entry": (d) => ({
    must: { on: d.day(), text: d.text() },
    may: { face: d.count(1, 5), drawing: drawing(d), sound: file(d, "audio/webm") },
  }),
  "my-story": (d) => ({ id: THE_ONLY_ONE, must: { text: d.text() } }),
  "case-sheet": (d) => ({ must: { question: d.line() }, may: { presence: d.pick(PRESENCES), on: d.day() } }),
  "case-point": (d) => ({
    must: { part: d.pick(POINT_PARTS), text: d.text() },
    may: { of: d.line(), copiedOn: d.day() },
  }),
  agreement: (d) => ({ must: { what: d.line() }, may: { who: d.name(), by: d.day() } }),
  "agreement-answer": (d, before) => ({ must: { agreement: before("agreement"), answer: d.pick(AGREEMENT_ANSWERS) } }),
  "agreed-list": (d) => ({
    must: { on: d.day(), lines: [{ what: d.line() }], said: [{ name: d.name(), answer: d.pick(SAID) }] },
  }),
  "help-request": (d) => ({
    must: { what: d.pick(HELP_KINDS), on: [d.day()] },
    may: {
      text: d.text(),
      anyDay: d.chance(0.5),
      at: d.time(),
      minutes: d.count(5, 1_440),
      repeat: repeat(d),
      place: d.line(),
      closedOn: d.day(),
    },
  }),
  "help-claim": (d, before) => ({
    must: { request: before("help-request"), date: d.day() },
    may: { on: d.day(), at: d.time() },
  }),
  "help-thanks": (d, before) => ({ must: { claim: before("help-claim"), words: d.pick(THANKS) } }),
  "network-feeling": (d, before) => ({
    must: { member: before("network-member"), feeling: d.pick(FEELINGS) },
    may: { words: d.line() },
  }),
  note: (d) => ({ must: { text: d.text(), kind: d.pick(NOTE_KINDS) } }),
  proposal: (d, before) => ({
    must: { proposes: d.pick(PROPOSES), text: d.line() },
    may: {
      why: d.text(),
      goal: before("goal"),
      due: d.day(),
      at: d.time(),
      place: d.line(),
      provider: d.name(),
    },
  }),
  answer: (d, before) => ({
    must: { proposal: before("proposal"), answer: d.pick(ANSWERS) },
    may: { words: d.text(), seen: true, step: before("step") },
  }),
};
