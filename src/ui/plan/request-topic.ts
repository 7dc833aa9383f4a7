import { SupportRequest, supportRequests } from "#src/dossier/support-request.ts";
import { requestFields } from "#src/ui/reading/request-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { TALK } from "./plan-addresses.ts";
import { RequestDates } from "./RequestDates.tsx";

/** What was asked of the municipality, with the dates that follow from it. */
const requestTopic: Topic<SupportRequest> = {
  kind: SupportRequest,
  section: "services",
  path: `${TALK}/aanvraag`,
  back: TALK,
  icon: "calendar",
  words: (t) => t.talk.request,
  fields: requestFields,
  titleField: "asks",
  titleOf: ({ asks, law }, t) => asks ?? t.talk.request.laws[law],
  hintOf: ({ on }, _t, f) => f.date(on),
  all: supportRequests,
  groups: (state) => [{ heading: undefined, records: supportRequests(state) }],
  start: (today) => ({ on: today, law: "wmo" }),
  Beside: RequestDates,
};

export const requestPages = recordPages(requestTopic);
