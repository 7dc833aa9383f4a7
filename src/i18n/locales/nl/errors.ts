/** Errors stand beside their cause: what happened, what is safe, what to do (screens.md §4). */
export const errors = {
  pin: {
    wrong: "Deze pincode klopt niet. Probeer het nog eens.",
    wait: (minutes: number) =>
      minutes === 1 ? "Wacht 1 minuut. Je plan is veilig." : `Wacht ${minutes} minuten. Je plan is veilig.`,
  },
  code: {
    used: "Deze code is al gebruikt. Vraag een nieuwe.",
    old: "Deze code is te oud. Vraag een nieuwe.",
    incomplete: "De link is niet compleet. Kopieer hem helemaal.",
    notOurs: "Dit is geen code van Roer. Vraag een nieuwe.",
    otherService: "Deze code hoort bij een andere dienst. Vraag waar hij vandaan komt.",
    claimedTwice: "Iemand anders opende deze code. Maak een nieuwe sleutel.",
  },
  digits: {
    wrong: (left: number) => `Deze cijfers kloppen niet. Nog ${left} keer.`,
    stopped: "Drie keer fout. Er is niets gedeeld. Maak een nieuwe sleutel.",
    stoppedHolder: "Drie keer fout. Er is niets gedeeld. Vraag een nieuwe code.",
  },
  offline: "Geen internet. Alles is bewaard op dit apparaat.",
  relay: "Delen lukt nu niet. Alles is hier bewaard.",
  full: "Delen lukt nu niet. Alles is hier bewaard.",
  clock: "De klok van dit apparaat klopt niet. Zet hem goed.",
  forked: "Er klopt iets niet met de opslag op internet. Alles is hier bewaard. Deel nu niets nieuws.",
  storageFull: "Dit apparaat is vol. Maak eerst ruimte.",
  storageBlocked: "Deze browser bewaart niets. Open Roer in een gewoon venster.",
  otherVersion: "Roer is vernieuwd. Sluit de andere vensters.",
  damaged: "Dit stukje kunnen we niet openen. De rest is veilig.",
  deviceDamaged: "We kunnen dit apparaat niet openen. Pak je herstelblad.",
  notHashed: "Dit apparaat heeft te weinig ruimte. Sluit andere apps.",
  notAllowed: "Dit mag niet met deze sleutel.",
  tooLong: "Dit is te lang. Maak het korter.",
  unexpected: "Dit lukt nu niet. Je plan is veilig. Probeer het straks nog eens.",
} as const;
