import type { AppState } from "#src/ui/session/app-context.tsx";

/** What a guard says of an address: show it, ask for the pincode in its place, or go elsewhere. */
export type Passage =
  | { readonly type: "show" }
  | { readonly type: "unlock" }
  | { readonly type: "go"; readonly to: string };

const SHOW: Passage = { type: "show" };
const go = (to: string): Passage => ({ type: "go", to });

const under = (path: string, ...places: readonly string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

/** Only of use to someone with a plan of their own. */
const OF_RESIDENTS = [
  "/vandaag",
  "/berichtjes",
  "/plan",
  "/zo-help-je-mij",
  "/mensen",
  "/zoek",
  "/agenda",
  "/hoe-gaat-het",
  "/verder-kijken",
  "/blad",
  "/gezin",
  "/dagboek",
  "/brieven",
  "/afspraken",
  "/hulp",
  "/buurt",
  "/hulpvragen",
  "/gesprek",
  "/casusblad",
  "/noodkaart",
  "/sleutels",
  "/wie-keek",
  "/meer/herstelblad",
  "/meer/bewaarders",
  "/meer/reservekopie",
  "/meer/apparaten",
  "/meer/meenemen",
  "/meer/terughalen",
  "/meer/verhuizen",
  "/meer/toegang",
] as const;
/** For who holds keys only: a second plan there is not. */
const OWN_PLAN = "/meer/eigen-plan";
/** Need something that is open, whoever it is. */
const OF_OPEN = [
  ...OF_RESIDENTS,
  "/gekregen",
  "/bewaard",
  "/meer/pincode",
  "/meer/vinger",
  "/meer/veilig",
  "/meer/apart-vak",
  "/meer/opslag",
  "/meer/wissen",
  "/meer/meldingen",
  "/meer/klok",
  "/meer/dit-apparaat",
  OWN_PLAN,
] as const;
/** Opens keys that are in no store of this device. */
const KEY_FILE = "/gekregen/bestand";
/** Made up, and over memory: it needs nothing that is here. */
const EXAMPLE = "/voorbeeld";
export const RECOVER = "/start/terug";
/** The same with a file. */
const FROM_BACKUP = "/start/reservekopie";
/** The same with people; what they handed over lies behind a pincode. */
const WITH_GUARDIANS = "/start/bewaarders";
/** What was here is gone. */
const LOST = "/weg";
export const FIRST_THING = "/start/eerst";

/** Which screen belongs at an address, by what is on this device. `path` without query and fragment. */
export function passage(state: AppState, path: string): Passage {
  switch (state.type) {
    case "empty":
      if (path === LOST) return state.lost ? SHOW : go("/");
      if (state.lost && path === "/") return go(LOST);
      if (path === KEY_FILE) return SHOW;
      return under(path, ...OF_OPEN, FIRST_THING) ? go("/") : SHOW;
    // Wherever one was when it opened: it stands in the place of the lock, and the address does not tell.
    case "apart":
      return { type: "unlock" };
    case "locked":
      return [RECOVER, FROM_BACKUP, KEY_FILE, EXAMPLE].includes(path) ? SHOW : { type: "unlock" };
    case "open": {
      const resident = state.session.owned() !== undefined;
      const home = resident ? "/vandaag" : "/gekregen";
      if (path === "/" || path === LOST) return go(home);
      if (path === RECOVER || path === FROM_BACKUP || path === WITH_GUARDIANS) return SHOW;
      if (path === OWN_PLAN && resident) return go(home);
      if (under(path, "/start") && path !== FIRST_THING) return go(resident ? FIRST_THING : home);
      return !resident && under(path, ...OF_RESIDENTS, FIRST_THING) ? go(home) : SHOW;
    }
  }
}
