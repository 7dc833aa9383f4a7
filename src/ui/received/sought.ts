import { createSignal } from "solid-js";
import type { GrantId } from "#src/protocol/ids.ts";
import { plain, wordsOf } from "#src/ui/session/match.ts";

type Sought = { readonly grant: GrantId; readonly words: readonly string[] };

/** What was looked for when a plan was opened by one of the places found. In no address: it may be somebody's name. */
const [sought, setSought] = createSignal<Sought>();

export function seek(grant: GrantId, query: string): void {
  setSought({ grant, words: wordsOf(query) });
}

/** The words by which this plan was opened. */
export const wordsSought = (grant: GrantId): readonly string[] | undefined =>
  sought()?.grant === grant ? sought()?.words : undefined;

export function found(): void {
  setSought(undefined);
}

/** Of the smallest parts of a plan the first that has all the words; undefined where it is told otherwise than written. */
export function placeOf(plan: HTMLElement, words: readonly string[]): HTMLElement | undefined {
  const has = (element: Element): boolean => {
    const text = plain(element.textContent ?? "");
    return words.every((word) => text.includes(word));
  };
  const all = [...plan.querySelectorAll<HTMLElement>("p, h2, h3, h4, li, dd, span")];
  return all.find((one) => has(one) && one.checkVisibility() && ![...one.children].some(has));
}
