import { DAY, HOUR, type Instant, instant } from "#src/base/instant.ts";
import { type EntityId, type EntityRef, holder, OWNER } from "#src/dossier/entity-id.ts";
import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import { DUTCH_TIME, dateIn, endOfDay } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { PracticeEntry, PracticeHolder, PracticePlace } from "#src/operations/open-practice.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { PracticeWords } from "./words-nl.ts";

type Make = PracticeEntry["make"];

/** A year of somebody's life in the making, told in days before and after today. */
export class PracticeScene {
  readonly words: PracticeWords;
  readonly today: LocalDate;
  readonly entries: PracticeEntry[] = [];
  readonly holders: PracticeHolder[] = [];
  readonly #now: Instant;

  constructor(words: PracticeWords, now: Instant) {
    this.words = words;
    this.#now = now;
    this.today = dateIn(DUTCH_TIME, now);
  }

  /** A calendar day, so many days from today; before it when negative. */
  day(days: number): LocalDate {
    return addDays(this.today, days);
  }

  /** The same as a moment; today's is an hour ago at the latest, since what was written was written before now. */
  moment(days: number, hoursEarlier = 1): Instant {
    return instant(this.#now + days * DAY - hoursEarlier * HOUR);
  }

  /** When that day is over: keys end with one. */
  endOf(days: number): Instant {
    return endOfDay(this.day(days));
  }

  /** What the resident wrote on a day. */
  wrote(place: PracticePlace, days: number, make: Make): void {
    this.entries.push({ place, at: this.moment(days), make });
  }

  /** What somebody with a key wrote. */
  said(by: GrantId, place: PracticePlace, days: number, make: Make): void {
    this.entries.push({ place, by, at: this.moment(days, 2), make });
  }

  /** A new record of the resident's, and the name by which others point at it. */
  made(place: PracticePlace, kind: string, days: number, make: (id: EntityId) => Make): EntityRef {
    const id = newEntityId();
    this.wrote(place, days, make(id));
    return { kind, author: OWNER, id };
  }

  /** The same of somebody with a key. */
  offered(by: GrantId, place: PracticePlace, kind: string, days: number, make: (id: EntityId) => Make): EntityRef {
    const id = newEntityId();
    this.said(by, place, days, make(id));
    return { kind, author: holder(by), id };
  }
}
