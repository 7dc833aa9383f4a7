import * as z from "zod/mini";

/**
 * What the relay answers when it will not: `application/problem+json` (RFC 9457) whose `type` is
 * `urn:roer:` and one of these names. Clients switch on the name; the words are for an operator's eye.
 */
export const PROBLEMS = {
  malformed: { status: 400, title: "The request does not have the form this version asks for" },
  version: { status: 400, title: "This protocol version is not spoken here" },
  unauthenticated: { status: 401, title: "The signature does not verify under a key registered here" },
  "clock-skew": { status: 401, title: "The request's time is too far from the relay's" },
  replayed: { status: 401, title: "This request was already made" },
  forbidden: { status: 403, title: "The grant does not give this right" },
  "not-yet": { status: 403, title: "The grant's window has not begun" },
  expired: { status: 403, title: "The grant's window has ended" },
  revoked: { status: 403, title: "The grant was ended" },
  "held-back": { status: 403, title: "The grant is held back until it has asked, and waited" },
  "signup-closed": { status: 403, title: "This relay takes no new dossiers" },
  "signup-code": { status: 403, title: "This relay takes a new dossier by a code of its own only" },
  "signup-used": { status: 403, title: "This code was used already" },
  "not-found": { status: 404, title: "There is nothing of that name here" },
  "invite-unknown": { status: 404, title: "No such invitation, or not yet" },
  conflict: { status: 409, title: "Another envelope has this sequence number" },
  seq: { status: 409, title: "The sequence number is not the next one" },
  fork: { status: 409, title: "The author's own chain or the head it saw is not what is kept here" },
  generation: { status: 409, title: "The section has another generation now" },
  epoch: { status: 409, title: "The epoch is not the present one" },
  "acl-version": { status: 409, title: "Access changed meanwhile: pull, compute again" },
  recipients: { status: 409, title: "The key bundles do not match those who have access" },
  "stale-cursor": { status: 409, title: "The log was restored or compacted: pull again" },
  "dossier-exists": { status: 409, title: "This dossier is registered already" },
  "invite-taken": { status: 409, title: "The invitation was claimed already" },
  erased: { status: 410, title: "The dossier was erased" },
  "invite-over": { status: 410, title: "The invitation has ended" },
  "too-large": { status: 413, title: "More than the limit" },
  "push-service": { status: 422, title: "This relay sends to no such push service" },
  rate: { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Not now" },
  quota: { status: 507, title: "The dossier is full" },
} as const;

export type ProblemName = keyof typeof PROBLEMS;
const NAMES = Object.keys(PROBLEMS) as [ProblemName, ...ProblemName[]];
const PREFIX = "urn:roer:";

export const Problem = z.object({
  type: z.enum(NAMES.map((name) => `${PREFIX}${name}` as const) as [`urn:roer:${ProblemName}`]),
  title: z.string().check(z.maxLength(200)),
  status: z.int(),
  /** Facts by which a client goes on: current generation, expected number, relay time, limits. */
  limit: z.optional(z.number()),
  used: z.optional(z.number()),
  retryAfter: z.optional(z.number()),
  current: z.optional(z.number()),
  time: z.optional(z.number()),
});
export type Problem = z.infer<typeof Problem>;
export type ProblemFacts = Partial<Pick<Problem, "limit" | "used" | "retryAfter" | "current" | "time">>;

export const problem = (name: ProblemName, facts: ProblemFacts = {}): Problem => ({
  type: `${PREFIX}${name}`,
  title: PROBLEMS[name].title,
  status: PROBLEMS[name].status,
  ...facts,
});

export const problemName = (p: Problem): ProblemName => p.type.slice(PREFIX.length) as ProblemName;
