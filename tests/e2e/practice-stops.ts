import type { Page } from "@playwright/test";
import { expect, goTo, heading } from "./app-fixture.ts";

/**
 * What to press: the first link of a name; or the first whose address ends so, whatever the language of its name.
 */
type Press = string | RegExp | { readonly to: string };

/** An address, and what to press from there on, one after the other. */
type Stop = readonly [address: string, ...press: Press[]];

/** Every screen of a resident over the year of the practice dossier. */
export const STOPS: Readonly<Record<string, Stop>> = {
  vandaag: ["/vandaag"],
  plan: ["/plan"],
  "plan-klaar": ["/plan?toon=done"],
  "plan-nieuw": ["/plan/nieuw"],
  "plan-route": ["/plan/route"],
  doel: ["/plan", "Elke week mijn post openen"],
  mensen: ["/mensen"],
  "mensen-kaart": ["/mensen/kaart"],
  "mensen-vergelijk": ["/mensen/vergelijk"],
  "mensen-nieuw": ["/mensen/nieuw"],
  persoon: ["/mensen", "Piet"],
  sleutels: ["/sleutels"],
  sleutel: ["/sleutels", "Joost de Wit"],
  "sleutel-bekijk": ["/sleutels", "Joost de Wit", { to: "/bekijk" }],
  "sleutel-verander": ["/sleutels", "Joost de Wit", { to: "/verander" }],
  "sleutel-vervang": ["/sleutels", "Joost de Wit", { to: "/vervang" }],
  "sleutel-overdracht": ["/sleutels", "Joost de Wit", { to: "/vervang" }, { to: "/overdracht" }],
  "sleutel-stop": ["/sleutels", "Joost de Wit", { to: "/stop" }],
  "wie-keek": ["/wie-keek"],
  "wie-keek-bewaar": ["/wie-keek/bewaar"],
  meer: ["/meer"],
  bewaarders: ["/meer/bewaarders"],
  apparaten: ["/meer/apparaten"],
  "apparaten-nieuw": ["/meer/apparaten/nieuw"],
  "zo-help-je-mij": ["/zo-help-je-mij"],
  "hoe-gaat-het": ["/hoe-gaat-het"],
  "hoe-gaat-het-kiezen": ["/hoe-gaat-het/kiezen"],
  "hoe-gaat-het-vergelijk": ["/hoe-gaat-het/vergelijk"],
  onderwerp: ["/hoe-gaat-het/money"],
  "onderwerp-vraag": ["/hoe-gaat-het/money/goed"],
  "onderwerp-gezicht": ["/hoe-gaat-het/money/gezicht"],
  "onderwerp-samen": ["/hoe-gaat-het/money/samen"],
  "verder-kijken": ["/verder-kijken"],
  "verder-kijken-onderwerp": ["/verder-kijken/money"],
  "verder-kijken-vraag": ["/verder-kijken/money/energy"],
  "blad-verkennen": ["/blad/verkennen"],
  "blad-verdiepen": ["/blad/verdiepen"],
  "blad-vervullen": ["/blad/vervullen"],
  agenda: ["/agenda"],
  "agenda-nieuw": ["/agenda/nieuw"],
  afspraak: ["/agenda", /Joost komt langs/u],
  afspraken: ["/afspraken"],
  aanspreekpunt: ["/afspraken/aanspreekpunt"],
  "als-dan": ["/afspraken/als-dan"],
  "als-dan-kaart": ["/afspraken/als-dan", /geen post/u],
  wachten: ["/afspraken/wachten"],
  wachtkaart: ["/afspraken/wachten", /schuldhulp/u],
  waakvlam: ["/afspraken/waakvlam"],
  beslissen: ["/afspraken/beslissen"],
  "beslissen-nieuw": ["/afspraken/beslissen/nieuw"],
  hulp: ["/hulp"],
  "hulp-een": ["/hulp", /^Hulp in huis/u],
  "hulp-nieuw": ["/hulp/nieuw"],
  buurt: ["/buurt"],
  "buurt-activiteit": ["/buurt", /^Post openen, samen/u],
  "buurt-stap": ["/buurt/stap#2"],
  "buurt-kaart": ["/buurt/kaart#2"],
  hulpvragen: ["/hulpvragen"],
  hulpvraag: ["/hulpvragen", /Hond uitlaten/u],
  "hulpvraag-nieuw": ["/hulpvragen/nieuw/wat"],
  brieven: ["/brieven"],
  brief: ["/brieven", /^Besluit over hulp/u],
  "brief-nieuw": ["/brieven/nieuw"],
  noodkaart: ["/noodkaart"],
  "noodkaart-fase": ["/noodkaart/harder"],
  "noodkaart-kaartje": ["/noodkaart/portemonnee"],
  gezin: ["/gezin"],
  "gezin-een": ["/gezin", /^Mandy/u],
  "gezin-kind": ["/gezin", /^Kevin/u],
  "gezin-kind-plek": ["/gezin", /^Kevin/u, { to: "/vertel" }],
  "gezin-kind-wie-ziet": ["/gezin", /^Kevin/u, { to: "/wie-ziet" }],
  "gezin-aanspreekpunt": ["/gezin/aanspreekpunt"],
  dagboek: ["/dagboek"],
  "dagboek-een": ["/dagboek", /Soep/u],
  "dagboek-tekening": ["/dagboek/tekening"],
  "dagboek-geluid": ["/dagboek/geluid"],
  gesprek: ["/gesprek"],
  "gesprek-plan": ["/gesprek/personal"],
  "gesprek-vraag": ["/gesprek/personal/needed"],
  "gesprek-blad": ["/gesprek/personal/blad"],
  aanvragen: ["/gesprek/aanvraag"],
  aanvraag: ["/gesprek/aanvraag", /mijn rug/u],
  casusbladen: ["/casusblad"],
  "casusblad-nieuw": ["/casusblad/nieuw"],
  casusblad: ["/casusblad", /mijn rug/u],
  "casusblad-vraag": ["/casusblad", /mijn rug/u, /^1\. /u],
  "casusblad-weten": ["/casusblad", /mijn rug/u, /^2\. /u],
  "casusblad-kiezen": ["/casusblad", /mijn rug/u, /^2\. /u, "Kies uit mijn plan"],
  "casusblad-ideeen": ["/casusblad", /mijn rug/u, /^3\. /u],
  "casusblad-overleg": ["/casusblad", /mijn rug/u, /^4\. /u],
  "casusblad-neem-over": ["/casusblad", /mijn rug/u, /^4\. /u, /Neem over/u],
  "casusblad-eens": ["/casusblad", /mijn rug/u, /^4\. /u, "Zijn we het eens?"],
  "casusblad-blad": ["/casusblad", /mijn rug/u, "Bekijk het blad"],
  berichtjes: ["/berichtjes"],
  instellingen: ["/meer/instellingen"],
  veilig: ["/meer/veilig"],
  meldingen: ["/meer/meldingen"],
  meenemen: ["/meer/meenemen"],
  "meenemen-plan": ["/meer/meenemen/plan"],
  "meenemen-zorg": ["/meer/meenemen/zorg"],
  "meenemen-agenda": ["/meer/meenemen/agenda"],
  "meenemen-mensen": ["/meer/meenemen/mensen"],
  "meenemen-cijfers": ["/meer/meenemen/cijfers"],
  terughalen: ["/meer/terughalen"],
  "terughalen-agenda": ["/meer/terughalen/agenda"],
  "terughalen-mensen": ["/meer/terughalen/mensen"],
};

/** Opens the practice dossier from the first screen, whatever its language. */
export async function openPractice(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.locator('a[href="/voorbeeld"]').click();
  await expect(page).toHaveURL(/\/vandaag$/u);
}

/** Goes where a stop is; its heading is there when this resolves. */
export async function stopAt(page: Page, [address, ...presses]: Stop): Promise<void> {
  await goTo(page, address);
  for (const press of presses) {
    const before = page.url();
    const main = page.getByRole("main");
    const link =
      typeof press === "object" && "to" in press
        ? main.locator(`a[href$="${press.to}"]`)
        : main.getByRole("link", { name: press });
    await link.first().click();
    await page.waitForURL((url) => url.href !== before);
  }
  await expect(heading(page)).toBeVisible();
}
