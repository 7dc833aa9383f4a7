/** "Mijn blad": what was said, on one page, what goes well first. */
export const sheets = {
  title: "Mijn blad",
  heading: "Mijn blad",
  paper: "Spiegelblad Verkennen",
  made: (name: string, date: string) => `${name}, ${date}`,
  empty: "Vertel eerst hoe het gaat. Dan staat het hier.",
  tell: "Vertel hoe het gaat",
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
