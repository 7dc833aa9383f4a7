import * as z from "zod/mini";
import { fromUtf8 } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { NAME_LENGTH, PHONE_LENGTH, recurrence } from "#src/dossier/field-rules.ts";
import { type AreaCode, isAreaCode } from "#src/dossier/life-area.ts";
import { type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";

/** Of the file, in bytes. */
export const CARD_BYTES = 2 * 1024 * 1024;
export const CARD_ACTIVITIES = 5_000;

/** Controls, and the marks that turn the direction of what follows: a name could end in another one with them. */
const HOSTILE = /[^\P{Cc}\n\t]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const clean = (text: string): string => text.replaceAll(/\r\n?/gu, "\n").replaceAll(HOSTILE, "");

/** Text of at least one letter, within a limit in UTF-16 units. */
const words = (limit: number) => z.string().check(z.overwrite(clean), z.trim(), z.minLength(1), z.maxLength(limit));

/** A day, or an instant of which the day counts (ISO 8601). */
const day = () =>
  z.pipe(
    z.string().check(z.maxLength(40), z.regex(/^\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?$/u)),
    z.transform((text, context): LocalDate => {
      const found = parseLocalDate(text.slice(0, 10));
      if (found !== undefined) return found;
      context.issues.push({ code: "custom", input: text });
      return z.NEVER;
    }),
  );

/** A page on the web, and nothing that a press could run or that shows another place than it goes to. */
const url = () =>
  z.string().check(
    z.trim(),
    z.maxLength(500),
    z.refine((text) => {
      if (!/^https?:\/\/[^\s\\]+$/u.test(text) || !URL.canParse(text)) return false;
      const { username, password } = new URL(text);
      return username === "" && password === "";
    }),
  );

/** Codes of the list; another one is of a later list, or of nobody, and is left out. */
const topics = () =>
  z.pipe(
    z.array(z.string().check(z.maxLength(NAME_LENGTH))).check(z.maxLength(40)),
    z.transform((codes): readonly AreaCode[] => [...new Set(codes.filter(isAreaCode))]),
  );

const language = () => z.string().check(z.maxLength(35), z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u));

/** Names as in schema.org, Open Referral HSDS (`id`, `application_process`, `fees_description`) and OpenStreetMap. */
const ActivityFields = z.object({
  id: words(NAME_LENGTH),
  name: words(NAME_LENGTH),
  description: z.exactOptional(words(2_000)),
  organizer: z.exactOptional(words(NAME_LENGTH)),
  about: z.exactOptional(topics()),
  location: z.exactOptional(words(300)),
  when: z.exactOptional(words(200)),
  /** RFC 5545, without its property name. */
  rrule: z.exactOptional(recurrence()),
  fees_description: z.exactOptional(words(300)),
  application_process: z.exactOptional(words(600)),
  telephone: z.exactOptional(words(PHONE_LENGTH).check(z.minLength(2))),
  url: z.exactOptional(url()),
  inLanguage: z.exactOptional(z.array(language()).check(z.maxLength(30))),
  wheelchair: z.exactOptional(z.boolean()),
  dateModified: z.exactOptional(day()),
  expires: z.exactOptional(day()),
});
export type Activity = z.output<typeof ActivityFields>;

const CardFields = z.object({
  wijkkaart: z.literal(1),
  name: words(NAME_LENGTH),
  publisher: z.exactOptional(words(NAME_LENGTH)),
  dateModified: day(),
  expires: z.exactOptional(day()),
  /** Made up, to show what a card is. */
  example: z.exactOptional(z.boolean()),
  activities: z.array(z.unknown()),
});

/** "Wijkkaart": what one organisation knows there is to do nearby. */
export type NeighbourhoodCard = Omit<z.output<typeof CardFields>, "activities"> & {
  readonly activities: readonly Activity[];
};

export type CardFault =
  | { readonly type: "card-too-large" | "not-a-card" | "card-too-new" }
  | { readonly type: "card-too-long"; readonly count: number }
  /** `index` from 1, in the order of the file; absent when the head of the card is wrong. */
  | { readonly type: "card-wrong"; readonly field: string; readonly index?: number };

/**
 * Reads a file of an organisation: foreign, and perhaps hostile. Bounds are strict, unknown fields are left out, empty ones
 * count as absent. One wrong activity refuses the whole, so that nobody takes a part of a list for all of it.
 */
export function parseNeighbourhoodCard(data: Uint8Array): Result<NeighbourhoodCard, CardFault> {
  if (data.length > CARD_BYTES) return err({ type: "card-too-large" });
  const file = withoutEmpty(json(data));
  if (file?.["wijkkaart"] === undefined) return err({ type: "not-a-card" });
  if (typeof file["wijkkaart"] === "number" && file["wijkkaart"] > 1) return err({ type: "card-too-new" });
  const card = z.safeParse(CardFields, file);
  if (!card.success) return err({ type: "card-wrong", field: fieldOf(card.error) });
  const { length } = card.data.activities;
  if (length > CARD_ACTIVITIES) return err({ type: "card-too-long", count: length });
  const activities: Activity[] = [];
  const ids = new Set<string>();
  for (const [i, each] of card.data.activities.entries()) {
    const activity = z.safeParse(ActivityFields, withoutEmpty(each));
    const index = i + 1;
    if (!activity.success) return err({ type: "card-wrong", field: fieldOf(activity.error), index });
    if (ids.has(activity.data.id)) return err({ type: "card-wrong", field: "id", index });
    ids.add(activity.data.id);
    activities.push(activity.data);
  }
  return ok({ ...card.data, activities });
}

/** Those that are not over by a day. */
export const activitiesOn = ({ activities }: NeighbourhoodCard, today: LocalDate): readonly Activity[] =>
  activities.filter(({ expires }) => expires === undefined || expires >= today);

function json(data: Uint8Array): unknown {
  const text = fromUtf8(data);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return undefined;
  }
}

/** A table that was turned into JSON has "" and null where nothing was filled in. */
function withoutEmpty(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== "" && each !== null));
}

/** The field of ours that is wrong; never a name out of the file. */
const fieldOf = ({ issues }: z.core.$ZodError): string => String(issues[0]?.path[0] ?? "activities");
