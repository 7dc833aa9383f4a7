import { contactTopic } from "#src/ui/writing/contact-topic.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";

export const contactPages = recordPages(
  contactTopic({ section: "coordination", path: "/afspraken/aanspreekpunt", back: "/afspraken" }),
);
