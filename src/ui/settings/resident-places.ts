import type { IconName } from "#src/ui/kit/icon-shapes.ts";

type ResidentPlace = {
  /** Its label, and with `Hint` behind it its explanation, in the catalogue under `shell.places`. */
  readonly name: "about" | "explore" | "calendar";
  readonly icon: IconName;
  readonly href: string;
};

/** Parts of a resident's own plan that have no button in the bar, in the order of a talk. */
export const RESIDENT_PLACES: readonly ResidentPlace[] = [
  { name: "about", icon: "heart", href: "/zo-help-je-mij" },
  { name: "explore", icon: "sunrise", href: "/hoe-gaat-het" },
  { name: "calendar", icon: "calendar", href: "/agenda" },
];
