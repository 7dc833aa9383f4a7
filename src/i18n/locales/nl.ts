import { about } from "./nl/about.ts";
import { agreements } from "./nl/agreements.ts";
import { backup } from "./nl/backup.ts";
import { calendar } from "./nl/calendar.ts";
import { caseSheet } from "./nl/case-sheet.ts";
import { child } from "./nl/child.ts";
import { crisis } from "./nl/crisis.ts";
import { deepen } from "./nl/deepen.ts";
import { devices } from "./nl/devices.ts";
import { diary } from "./nl/diary.ts";
import { documents } from "./nl/documents.ts";
import { errors } from "./nl/errors.ts";
import { explore } from "./nl/explore.ts";
import { family } from "./nl/family.ts";
import { files } from "./nl/files.ts";
import { goals } from "./nl/goals.ts";
import { guardians } from "./nl/guardians.ts";
import { handover } from "./nl/handover.ts";
import { help } from "./nl/help.ts";
import { holder } from "./nl/holder.ts";
import { keys } from "./nl/keys.ts";
import { kit } from "./nl/kit.ts";
import { log } from "./nl/log.ts";
import { moving } from "./nl/moving.ts";
import { neighbourhood } from "./nl/neighbourhood.ts";
import { notifications } from "./nl/notifications.ts";
import { onboarding } from "./nl/onboarding.ts";
import { opening } from "./nl/opening.ts";
import { people } from "./nl/people.ts";
import { practice } from "./nl/practice.ts";
import { records } from "./nl/records.ts";
import { recovery } from "./nl/recovery.ts";
import { recoverySheets } from "./nl/recovery-sheets.ts";
import { represent } from "./nl/represent.ts";
import { safety } from "./nl/safety.ts";
import { search } from "./nl/search.ts";
import { services } from "./nl/services.ts";
import { settings } from "./nl/settings.ts";
import { sheets } from "./nl/sheets.ts";
import { shell } from "./nl/shell.ts";
import { signup } from "./nl/signup.ts";
import { takeAlong } from "./nl/take-along.ts";
import { talk } from "./nl/talk.ts";
import { today } from "./nl/today.ts";
import { workspace } from "./nl/workspace.ts";

/** Dutch, the source: every other language has the shape of this one. */
export const nl = {
  shell,
  kit,
  records,
  onboarding,
  signup,
  recovery,
  recoverySheets,
  today,
  goals,
  about,
  explore,
  deepen,
  sheets,
  people,
  calendar,
  agreements,
  caseSheet,
  services,
  help,
  documents,
  files,
  crisis,
  family,
  child,
  diary,
  talk,
  takeAlong,
  backup,
  neighbourhood,
  search,
  keys,
  guardians,
  handover,
  represent,
  holder,
  workspace,
  log,
  practice,
  devices,
  notifications,
  settings,
  moving,
  opening,
  safety,
  errors,
} as const;
