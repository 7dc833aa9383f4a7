import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Tabs } from "#src/ui/kit/Tabs.tsx";

/** Lijst · Kaart. */
export function PeopleTabs(props: { readonly current: "list" | "map" }): JSX.Element {
  const { t } = useI18n();
  return (
    <Tabs
      label={t().people.views}
      tabs={[
        { label: t().people.list, href: "/mensen", current: props.current === "list" },
        { label: t().people.map, href: "/mensen/kaart", current: props.current === "map" },
      ]}
    />
  );
}
