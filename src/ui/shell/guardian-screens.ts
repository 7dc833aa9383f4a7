import AskingPage from "#src/ui/guardians/AskingPage.tsx";
import ChooseGuardiansPage from "#src/ui/guardians/ChooseGuardiansPage.tsx";
import GatherPage from "#src/ui/guardians/GatherPage.tsx";
import GuardiansPage from "#src/ui/guardians/GuardiansPage.tsx";
import KeptPage from "#src/ui/guardians/KeptPage.tsx";
import ReadWishPage from "#src/ui/guardians/ReadWishPage.tsx";
import WishPage from "#src/ui/guardians/WishPage.tsx";

/** Guardians: the resident's choice, what they keep, and a plan that comes back with them. Fetched as one file. */
export const screens = {
  AskingPage,
  ChooseGuardiansPage,
  GatherPage,
  GuardiansPage,
  KeptPage,
  ReadWishPage,
  WishPage,
};
