import type { Same } from "../../same.ts";
import type { log as nl } from "../nl/log.ts";

export const log = {
  title: "Who looked?",
  heading: "Who looked?",
  lead: "Here you see who fetched, opened or wrote something.",
  empty: "Nobody looked yet.",
  times: (count) => `${count} times`,
  fetched: (name, part) => `${name} fetched ${part}.`,
  opened: (name, part) => `${name} opened ${part}.`,
  wrote: (name) => `${name} wrote a note.`,
  proposed: (name) => `${name} made a proposal.`,
  copied: (name, reason) => `${name} made a copy: ${reason}.`,
  gave: (name, date) => `You gave ${name} a key until ${date}.`,
  renewed: (name, date) => `You made the key of ${name} longer, until ${date}.`,
  stopped: (name) => `You stopped the key of ${name}.`,
  ended: (name) => `The key of ${name} has ended.`,
  refused: (name) => `${name} wanted to read. That was no longer allowed.`,
  fetchedExplain: "Fetching is certain. We do not know if it was read.",
  theKey: "the key",
  messages: "notes",
  somethingElse: "something of your plan",
  offline: "No internet. Later you see who fetched something.",
  broken: "This list is not right. Something may be missing.",
  unavailable: "The whole list fails now. Try again later.",
  busy: "We are fetching the list.",
  someone: "Someone with a key",
} satisfies Same<typeof nl>;
