/** "Mijn blad": what was said, on one page, what goes well first. */
export const sheets = {
  title: "Mijn blad",
  heading: "Mijn blad",
  parts: {
    explore: {
      paper: "Spiegelblad Verkennen",
      empty: "Vertel eerst hoe het gaat. Dan staat het hier.",
      tell: "Vertel hoe het gaat",
    },
    deepen: {
      paper: "Spiegelblad Verdiepen",
      empty: "Kijk eerst wat erachter zit. Dan staat het hier.",
      tell: "Kijk verder",
    },
    do: { paper: "Spiegelblad Vervullen", empty: "Kies eerst een doel. Dan staat het hier.", tell: "Naar mijn plan" },
  },
  made: (name: string, date: string) => `${name}, ${date}`,
  reached: "Dit is gelukt",
  laterGoals: "Dit komt later",
  stepsDone: "Stappen die gelukt zijn",
  goesWell: "Dit gaat goed",
  hard: "Dit is moeilijk",
  wish: "Dit wil ik",
  talk: "Hier wil ik over praten",
  own: "Wat ik erbij wil zeggen",
  ownHint: "Dit komt onderaan je blad. Mag leeg blijven.",
  save: "Bewaar",
  saved: "Bewaard.",
  print: "Print mijn blad",
  open: "Bekijk mijn blad",
};
