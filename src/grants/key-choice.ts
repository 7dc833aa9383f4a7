import { err, ok, type Result } from "#src/base/result.ts";
import { isShareable, type SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { type Parts, type Preset, sectionsOf } from "./presets.ts";
import {
  type DomainRights,
  domainRights,
  hasDomainRight,
  type RelayRights,
  relayRights,
  withoutHelp,
} from "./rights.ts";
import type { DateChoice } from "./window.ts";

/** What the resident wants to give, before anybody is known to take it. */
export type KeyChoice = {
  readonly sections: readonly SectionId[];
  readonly domain: DomainRights;
  readonly until: DateChoice;
  /** May the holder let a colleague in, with no more than this key has? */
  readonly passOn?: boolean;
};

export type KeyChoiceFault =
  | { readonly type: "nothing-chosen" }
  | { readonly type: "propose-needs-reading" }
  | { readonly type: "score-needs-reading" }
  | { readonly type: "reading-needs-a-part" }
  | { readonly type: "part-cannot-be-shared"; readonly section: SectionId };

export const choosePreset = (preset: Preset, parts: Parts): KeyChoice => ({
  sections: sectionsOf(preset, parts),
  domain: preset.domain,
  until: preset.lasts,
});

/** "Zelf kiezen": parts on and off, and a tick for each right. */
export type OwnChoice = {
  readonly parts: readonly { readonly section: SectionId; readonly kind: SectionKind }[];
  readonly read: boolean;
  readonly note: boolean;
  readonly propose: boolean;
  /** To say how far a goal is, beside what the resident says. */
  readonly score: boolean;
  readonly passOn: boolean;
  readonly until: DateChoice;
};

/** Parts that were ticked while reading is off are not given: without reading a key opens nothing. */
export function chooseOwn(choice: OwnChoice): Result<KeyChoice, KeyChoiceFault> {
  const closed = choice.parts.find(({ kind }) => !isShareable(kind));
  if (closed !== undefined) return err({ type: "part-cannot-be-shared", section: closed.section });
  if (choice.propose && !choice.read) return err({ type: "propose-needs-reading" });
  if (choice.score && !choice.read) return err({ type: "score-needs-reading" });
  if (choice.read && choice.parts.length === 0) return err({ type: "reading-needs-a-part" });
  if (!choice.read && !choice.note) return err({ type: "nothing-chosen" });
  const domain = domainRights(
    ...(choice.note ? (["note"] as const) : []),
    ...(choice.propose ? (["propose"] as const) : []),
    ...(choice.score ? (["score"] as const) : []),
  );
  const sections = choice.read ? [...new Set(choice.parts.map(({ section }) => section))] : [];
  const passOn = choice.passOn && sections.length > 0;
  return ok({ sections, domain, until: choice.until, ...(passOn ? { passOn } : {}) });
}

/** One capability to make: the rights of a grant in one section. */
export type SectionRights = {
  readonly section: SectionId;
  readonly rights: RelayRights;
  readonly domain: DomainRights;
};

/**
 * The capabilities of a choice. Every grant may append to the inbox, the ones that only read included: that
 * is where "geopend" goes. A note goes to the section it is about, or to the inbox where no part is open.
 * What somebody was `asked` for gives the right to help there and no other, and is passed on to nobody.
 */
export function rightsPerSection(
  choice: Pick<KeyChoice, "sections" | "domain" | "passOn">,
  inbox: SectionId,
  asked: (section: SectionId) => boolean = () => false,
): readonly SectionRights[] {
  const passes = choice.passOn === true ? (["delegate"] as const) : [];
  const domain = withoutHelp(choice.domain);
  const rights = relayRights("read", ...(domain === 0 ? [] : (["append"] as const)), ...passes);
  const inInbox = hasDomainRight(choice.domain, "note") ? domainRights("note") : domainRights();
  const toHelp = { rights: relayRights("read", "append"), domain: domainRights("help") };
  return [
    ...choice.sections.map((section) => ({ section, ...(asked(section) ? toHelp : { rights, domain }) })),
    { section: inbox, rights: relayRights("append", ...passes), domain: inInbox },
  ];
}
