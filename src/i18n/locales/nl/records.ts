/** What is said of anything of which a list is kept. */
export const records = {
  more: "Meer invullen",
  edit: "Pas aan",
  remove: "Haal weg",
  removed: (what: string) => `${what} is weg.`,
  putBack: "Terugzetten",
  changed: "Het is aangepast.",
  gone: "Dit is er niet meer.",
  toList: "Naar de lijst",
  timeWrong: "Schrijf de tijd zo: 14:30.",
  contested: (what: string) => `Op twee apparaten is iets anders geschreven bij: ${what}. Wat klopt?`,
  thisOne: "Dit klopt",
  bothOfThem: "Allebei, onder elkaar",
  chosen: "Gekozen.",
  by: (who: string) => `Geschreven door ${who}.`,
};
