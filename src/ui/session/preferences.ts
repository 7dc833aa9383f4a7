import { isLocale, type Locale, preferredLocale } from "#src/i18n/catalogue.ts";
import type { SecretKind } from "./secret-kind.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const TEXT_SIZES = ["normal", "large", "largest"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** `list`: as something that says nothing of help or plans. */
export type Appearance = "roer" | "list";

/**
 * How the screen looks and what it asks for, which must be known before the pincode is typed. It is all that lies readable
 * on this device, and says nothing of anybody's plan.
 */
export type Preferences = {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly textSize: TextSize;
  /** Single keys as shortcuts: off for who speaks to the computer, where a word would press them (WCAG 2.1.4). */
  readonly shortcuts: "on" | "off";
  /** What the lock asks to be typed. */
  readonly openBy: SecretKind;
  /** Whether the lock offers a finger or a face. */
  readonly passkey: "on" | "off";
  /** Under which name and picture the app goes. */
  readonly appearance: Appearance;
};

const NAMES = {
  locale: "roer-locale",
  theme: "roer-theme",
  textSize: "roer-text-size",
  shortcuts: "roer-shortcuts",
  openBy: "roer-open-by",
  passkey: "roer-passkey",
  appearance: "roer-appearance",
} as const;

/** `asked`: the browser's languages, for as long as the person has not chosen one. */
export function readPreferences(storage: Pick<Storage, "getItem"> | undefined, asked: readonly string[]): Preferences {
  const locale = read(storage, NAMES.locale);
  const theme = read(storage, NAMES.theme);
  const size = read(storage, NAMES.textSize);
  return {
    locale: locale !== undefined && isLocale(locale) ? locale : preferredLocale(asked),
    theme: THEMES.find((one) => one === theme) ?? "system",
    textSize: TEXT_SIZES.find((one) => one === size) ?? "normal",
    shortcuts: read(storage, NAMES.shortcuts) === "off" ? "off" : "on",
    openBy: read(storage, NAMES.openBy) === "sentence" ? "sentence" : "pin",
    passkey: read(storage, NAMES.passkey) === "on" ? "on" : "off",
    appearance: read(storage, NAMES.appearance) === "list" ? "list" : "roer",
  };
}

export function keepPreference<K extends keyof Preferences>(
  storage: Pick<Storage, "setItem"> | undefined,
  which: K,
  value: Preferences[K],
): void {
  try {
    storage?.setItem(NAMES[which], value);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is closed.
  }
}

/** Colour and size of letters are attributes of the root that style sheets read. */
export function applyLook(root: HTMLElement, { theme, textSize }: Pick<Preferences, "theme" | "textSize">): void {
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  if (textSize === "normal") delete root.dataset["textSize"];
  else root.dataset["textSize"] = textSize;
}

/** Undefined where the browser refuses it even to be asked for. */
export function localStore(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function read(storage: Pick<Storage, "getItem"> | undefined, name: string): string | undefined {
  try {
    return storage?.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
