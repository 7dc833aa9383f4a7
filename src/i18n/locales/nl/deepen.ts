/** Verder kijken: what is behind a topic. The name of the method stands on the printed sheet only. */
export const deepen = {
  title: "Verder kijken",
  heading: "Wat zit erachter?",
  lead: "Kies een onderwerp. Kijk wat helpt, en waar het vandaan komt.",
  begun: "Begonnen",
  mapHint: "Wie staat er om je heen?",
  questions: {
    energy: "Wat geeft je energie?",
    forOthers: "Wat kun je voor een ander doen?",
    carry: "Wat kun je zelf dragen?",
    causes: "Waar komt het vandaan?",
  },
  facts: {
    energy: "Dit geeft mij energie",
    forOthers: "Dit kan ik voor een ander doen",
    carry: "Dit kan ik zelf dragen",
    causes: "Hier komt het vandaan",
  },
  hints: {
    energy: "Bijvoorbeeld: de hond, koken, buiten zijn.",
    forOthers: "Iedereen kan iets voor een ander doen.",
    carry: "Wat lukt op een gewone dag?",
    causes: "In je eigen woorden. Niets is gek.",
  },
  links: {
    heading: "Wat hangt samen?",
    none: "Nog niets. Soms maakt het één het ander moeilijk.",
    add: "Iets erbij",
    to: (area: string) => `Waar heeft ${area} invloed op?`,
    how: "Hoe dan?",
    howHint: "Bijvoorbeeld: van geldzorgen slaap ik slecht.",
    says: (from: string, to: string) => `${from} heeft invloed op ${to}`,
    saved: "Bewaard.",
    removed: "Het is weg.",
    remove: (what: string) => `Haal weg: ${what}`,
  },
};
