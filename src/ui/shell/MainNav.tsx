import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { IconName } from "#src/ui/kit/icon-shapes.ts";
import { NavBar } from "#src/ui/kit/NavBar.tsx";
import { useOpenSession } from "#src/ui/session/app-context.tsx";

type Place = {
  readonly href: string;
  readonly name: "today" | "plan" | "people" | "keys" | "more";
  readonly icon: IconName;
  /** Screens with an address of their own that are reached from here. */
  readonly also?: readonly string[];
};

/** What is found under Meer, at addresses of its own. */
const MORE: readonly string[] = [
  "/zoek",
  "/agenda",
  "/hoe-gaat-het",
  "/verder-kijken",
  "/blad",
  "/gezin",
  "/dagboek",
  "/afspraken",
  "/hulp",
  "/gesprek",
  "/noodkaart",
];

const PLACES: readonly Place[] = [
  { href: "/vandaag", name: "today", icon: "sun", also: ["/berichtjes", "/zo-help-je-mij"] },
  { href: "/plan", name: "plan", icon: "plan" },
  { href: "/mensen", name: "people", icon: "people" },
  { href: "/sleutels", name: "keys", icon: "key", also: ["/wie-keek"] },
  { href: "/meer", name: "more", icon: "more", also: MORE },
];

/** One task from start to end, without ways out beside it. */
const WITHOUT_BAR = /^\/(?:start|k|sleutels\/nieuw|gekregen|gezin\/[^/]+\/vertel)(?:\/|$)/u;

/** The bar of residents; who only holds keys has one page and no bar. */
export function MainNav(props: { readonly path: string }): JSX.Element {
  const session = useOpenSession();
  const { t } = useI18n();
  const isAt = (href: string): boolean => props.path === href || props.path.startsWith(`${href}/`);
  const shown = (): boolean => session()?.owned() !== undefined && !WITHOUT_BAR.test(props.path);
  return (
    <Show when={shown()}>
      <NavBar
        label={t().shell.nav.label}
        items={PLACES.map(({ href, name, icon, also = [] }) => ({
          href,
          icon,
          label: t().shell.nav[name],
          current: [href, ...also].some(isAt),
        }))}
      />
    </Show>
  );
}
