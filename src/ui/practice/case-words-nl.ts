/** The case sheet of the practice dossier in Dutch. */
export const caseWordsNl = {
  question: "Hoe blijf ik bij met de post, als mijn rug het niet doet?",
  hard: { of: "Geld en post: dit is moeilijk", text: "De oude schuld loopt nog." },
  help: { of: "Zo help je mij", text: "Bel eerst. Kom niet zomaar. Leg één ding tegelijk uit." },
  own: "Op slechte dagen kan ik niet lang aan tafel zitten.",
  known: { joost: "In de winter bleef de post drie weken liggen.", piet: "Riet belt mij als ze een brief niet snapt." },
  ideas: {
    own: "De post op bed openen, met een dienblad.",
    joost: "Brieven van de bank digitaal laten komen.",
    piet: "Ik kom in slechte weken op dinsdag langs.",
  },
  lines: {
    tray: "Een dienblad voor op bed zoeken",
    bank: "Met de bank regelen dat brieven digitaal komen",
    tuesday: "Dinsdag langskomen, als Riet appt",
    call: "Vrijdag bellen hoe de week ging",
  },
  but: "Niet in mijn nachtdienst.",
};
