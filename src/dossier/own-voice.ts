import { ChildVoice } from "./child-voice.ts";
import { FamilyShare } from "./family-share.ts";

/** Kinds of which each record by who holds a key is signed by that person as such: `seal`, over all its other fields. */
const OWN_VOICE: ReadonlySet<string> = new Set([FamilyShare.name, ChildVoice.name]);

export const isOwnVoice = (kind: string): boolean => OWN_VOICE.has(kind);
