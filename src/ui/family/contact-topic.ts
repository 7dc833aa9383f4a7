import { contactTopic } from "#src/ui/writing/contact-topic.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import { FAMILY_CONTACT, FAMILY } from "./family-addresses.ts";

export const familyContactPages = recordPages(contactTopic({ section: "family", path: FAMILY_CONTACT, back: FAMILY }));
