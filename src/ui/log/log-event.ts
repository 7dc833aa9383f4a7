import type { GrantId, SectionId } from "#src/protocol/ids.ts";

/** One thing that happened, before it is put in words. `until` in milliseconds since 1970. */
export type LogEvent = { readonly at: number; readonly grant: GrantId } & (
  | { readonly type: "fetched" | "opened" | "fetched-file" | "stored-file"; readonly section: SectionId }
  | {
      readonly type:
        | "fetched-key"
        | "wrote-note"
        | "wrote-proposal"
        | "wrote-case"
        | "told-as-child"
        | "shared-with-family"
        | "refused"
        | "changed"
        | "stopped"
        | "ended";
    }
  | { readonly type: "copied"; readonly reason: string }
  /** By the resident, as a file. `grant` is the device; `reason`: what went in, as the screen called it. */
  | { readonly type: "took-along"; readonly reason: string }
  /** By the resident, of all of it. `grant` is the device. */
  | { readonly type: "backed-up" }
  /** Done for the resident, and taken back by them. `text`: what it was. */
  | { readonly type: "acted" | "undid"; readonly section: SectionId; readonly text: string }
  /** Whether what the holder proposes may happen at once. */
  | { readonly type: "managed" | "together" }
  | { readonly type: "gave" | "renewed"; readonly until: number }
  /** `grant` is the colleague's, `by` that of the holder who let them in. */
  | { readonly type: "passed-on"; readonly until: number; readonly by: GrantId }
  /** `grant` is the device; or it is a further recovery sheet, or a device that came by one. */
  | {
      readonly type: "linked" | "unlinked";
      readonly name: string | undefined;
      readonly what: "device" | "sheet" | "by-sheet" | "guardians" | "by-guardians";
    }
);
