/** The practice dossier: an example that is filled, to look around in. */
export const practice = {
  title: "Voorbeeld",
  opening: "Het voorbeeld komt eraan.",
  heading: "Een voorbeeld bekijken?",
  lead: "Je eigen plan gaat op slot. Daarna open je het weer met je pincode.",
  open: "Bekijk het voorbeeld",
  again: "Het voorbeeld opnieuw beginnen?",
  againLead: "Wat je hier uitprobeerde, is dan weg.",
  reset: "Begin opnieuw",
  goOn: "Ga verder waar ik was",
  menu: "Bekijk een voorbeeld",
  menuHint: "Een verzonnen plan, om rond te kijken.",
  resetHint: "Het voorbeeld begint dan opnieuw.",
  noKey: "In een voorbeeld kun je geen sleutel geven.",
};
