import type { Repeat } from "#src/dossier/recurrence.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";

/** How often something comes back, as a form offers it and a reader sees it. */
export const repeatChoices = (t: Catalogue): readonly { readonly value: Repeat; readonly label: string }[] => {
  const words = t.calendar.fields.repeats;
  return [
    { value: "FREQ=DAILY", label: words.day },
    { value: "FREQ=WEEKLY", label: words.week },
    { value: "FREQ=WEEKLY;INTERVAL=2", label: words.twoWeeks },
    { value: "FREQ=MONTHLY", label: words.month },
  ];
};
