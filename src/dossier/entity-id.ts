import * as z from "zod/mini";
import type { Brand } from "#src/base/brand.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";

/**
 * Who speaks. Every device of the resident speaks as the one person "owner"; a holder speaks as its grant
 * id, which is a pseudonym of this dossier only. Never written in an op: it comes from the envelope.
 */
export type AuthorId = Brand<string, "AuthorId">;
export const OWNER = "owner" as AuthorId;

export const holder = (grant: GrantId): AuthorId => grant as string as AuthorId;

/** Undefined unless the text is "owner" or a grant id. */
export const parseAuthorId = (text: string): AuthorId | undefined => {
  if (text === OWNER) return OWNER;
  const grant = parseId16<GrantId>(text);
  return grant === undefined ? undefined : holder(grant);
};

/** 16 random bytes made by the author, as 32 lower-case hexadecimal characters. Unique per author only. */
export type EntityId = Brand<string, "EntityId">;

const ENTITY_ID = /^[0-9a-f]{32}$/;

/**
 * The id of an entity of which an author has one per section (the person, about-me): two devices that
 * write it for the first time while apart write the same entity, so that the fields merge.
 */
export const THE_ONLY_ONE = "00000000000000000000000000000000" as EntityId;

/** The id of one of a fixed few, 1 … 255: of a life area of the list, a phase, a part. Same reason as THE_ONLY_ONE. */
export const numberedId = (n: number): EntityId => n.toString(16).padStart(32, "0") as EntityId;

export const isEntityId = (text: string): text is EntityId => ENTITY_ID.test(text);

export const EntityIdField = z.custom<EntityId>((value) => typeof value === "string" && ENTITY_ID.test(value));
export const AuthorIdField = z.custom<AuthorId>(
  (value) => typeof value === "string" && parseAuthorId(value) !== undefined,
);

/** Names an entity: nobody but `author` ever changes it. Kind says what it is a name of. */
export const EntityRef = z.object({
  kind: z.string().check(z.maxLength(64)),
  author: AuthorIdField,
  id: EntityIdField,
});
export type EntityRef = z.infer<typeof EntityRef>;

export type EntityKey = Brand<string, "EntityKey">;
export const entityKey = (ref: EntityRef): EntityKey => `${ref.author}/${ref.id}/${ref.kind}` as EntityKey;
export const sameEntity = (a: EntityRef, b: EntityRef): boolean =>
  a.id === b.id && a.author === b.author && a.kind === b.kind;
