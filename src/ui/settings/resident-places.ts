import type { IconName } from "#src/ui/kit/icon-shapes.ts";

type ResidentPlace = {
  /** Its label, and with `Hint` behind it its explanation, in the catalogue under `shell.places`. */
  readonly name:
    | "about"
    | "explore"
    | "deepen"
    | "diary"
    | "family"
    | "calendar"
    | "agreements"
    | "services"
    | "neighbourhood"
    | "requests"
    | "talk"
    | "cases"
    | "documents"
    | "crisis";
  readonly icon: IconName;
  readonly href: string;
};

/** Parts of a resident's own plan that have no button in the bar: first about oneself, then about help. */
export const RESIDENT_PLACES: Readonly<Record<"self" | "help", readonly ResidentPlace[]>> = {
  self: [
    { name: "about", icon: "heart", href: "/zo-help-je-mij" },
    { name: "explore", icon: "sunrise", href: "/hoe-gaat-het" },
    { name: "deepen", icon: "eye", href: "/verder-kijken" },
    { name: "family", icon: "people", href: "/gezin" },
    { name: "diary", icon: "pencil", href: "/dagboek" },
  ],
  help: [
    { name: "calendar", icon: "calendar", href: "/agenda" },
    { name: "agreements", icon: "list", href: "/afspraken" },
    { name: "requests", icon: "people", href: "/hulpvragen" },
    { name: "services", icon: "hand", href: "/hulp" },
    { name: "neighbourhood", icon: "home", href: "/buurt" },
    { name: "talk", icon: "note", href: "/gesprek" },
    { name: "cases", icon: "people", href: "/casusblad" },
    { name: "documents", icon: "paper", href: "/brieven" },
    { name: "crisis", icon: "bell", href: "/noodkaart" },
  ],
};
