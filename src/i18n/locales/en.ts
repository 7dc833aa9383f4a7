import type { Same } from "../same.ts";
import { about } from "./en/about.ts";
import { agreements } from "./en/agreements.ts";
import { backup } from "./en/backup.ts";
import { calendar } from "./en/calendar.ts";
import { caseSheet } from "./en/case-sheet.ts";
import { child } from "./en/child.ts";
import { crisis } from "./en/crisis.ts";
import { deepen } from "./en/deepen.ts";
import { devices } from "./en/devices.ts";
import { diary } from "./en/diary.ts";
import { documents } from "./en/documents.ts";
import { errors } from "./en/errors.ts";
import { explore } from "./en/explore.ts";
import { family } from "./en/family.ts";
import { files } from "./en/files.ts";
import { goals } from "./en/goals.ts";
import { guardians } from "./en/guardians.ts";
import { handover } from "./en/handover.ts";
import { help } from "./en/help.ts";
import { holder } from "./en/holder.ts";
import { keys } from "./en/keys.ts";
import { kit } from "./en/kit.ts";
import { log } from "./en/log.ts";
import { moving } from "./en/moving.ts";
import { neighbourhood } from "./en/neighbourhood.ts";
import { notifications } from "./en/notifications.ts";
import { onboarding } from "./en/onboarding.ts";
import { opening } from "./en/opening.ts";
import { people } from "./en/people.ts";
import { practice } from "./en/practice.ts";
import { records } from "./en/records.ts";
import { recovery } from "./en/recovery.ts";
import { recoverySheets } from "./en/recovery-sheets.ts";
import { represent } from "./en/represent.ts";
import { safety } from "./en/safety.ts";
import { search } from "./en/search.ts";
import { services } from "./en/services.ts";
import { settings } from "./en/settings.ts";
import { sheets } from "./en/sheets.ts";
import { shell } from "./en/shell.ts";
import { signup } from "./en/signup.ts";
import { takeAlong } from "./en/take-along.ts";
import { talk } from "./en/talk.ts";
import { today } from "./en/today.ts";
import { workspace } from "./en/workspace.ts";
import type { nl } from "./nl.ts";

/** English, in the shape of the Dutch. */
export const en = {
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
} satisfies Same<typeof nl>;
