import { type Accessor, createContext, createEffect, createMemo, createSignal, type JSX, useContext } from "solid-js";
import { invariant } from "#src/base/never.ts";
import {
  type Catalogue,
  type Direction,
  directionOf,
  languageTag,
  type Locale,
  loadLocale,
} from "#src/i18n/catalogue.ts";
import { createFormats, type Formats } from "#src/i18n/formats.ts";

export type I18n = {
  /** The texts of the language that is on: `t().kit.back`. */
  readonly t: Accessor<Catalogue>;
  /** Dates, lists and numbers of that language: `f().until(end)`. */
  readonly f: Accessor<Formats>;
  readonly locale: Accessor<Locale>;
  readonly dir: Accessor<Direction>;
  /** Fetches the language, then changes every text at once; the old one stays on screen until then. */
  readonly setLocale: (locale: Locale) => Promise<void>;
};

const I18nContext = createContext<I18n>();

export type I18nProviderProps = {
  readonly locale: Locale;
  /** The catalogue of `locale`, loaded before the first paint. */
  readonly catalogue: Catalogue;
  /** The clock port; decides "vandaag". */
  readonly now: () => number;
  readonly children: JSX.Element;
};

/** Gives the texts to everything below and keeps `lang` and `dir` of the document right. */
export function I18nProvider(props: I18nProviderProps): JSX.Element {
  // oxlint-disable-next-line solid/reactivity -- the first language is given once; later ones come by setLocale
  const [current, setCurrent] = createSignal({ locale: props.locale, catalogue: props.catalogue });
  const locale = createMemo(() => current().locale);
  const dir = createMemo(() => directionOf(locale()));
  const f = createMemo(() => createFormats(locale(), () => props.now()));

  createEffect(() => {
    document.documentElement.lang = languageTag(locale());
    document.documentElement.dir = dir();
  });

  const i18n: I18n = {
    t: () => current().catalogue,
    f,
    locale,
    dir,
    setLocale: async (next) => {
      const catalogue = await loadLocale(next);
      setCurrent({ locale: next, catalogue });
    },
  };
  return <I18nContext.Provider value={i18n}>{props.children}</I18nContext.Provider>;
}

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  invariant(i18n !== undefined, "every screen stands inside I18nProvider");
  return i18n;
}
