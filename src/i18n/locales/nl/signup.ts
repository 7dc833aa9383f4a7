/** A relay that takes people by invitation. */
export const signup = {
  title: "Toegangscode",
  heading: "Typ je toegangscode.",
  lead: "Deze server laat alleen mensen met een code toe. Je kreeg de code van wie je uitnodigt. Je plan staat al op dit apparaat.",
  label: "Toegangscode",
  hint: "20 letters en cijfers.",
  next: "Verder",
  later: "Later",
  missing: "Typ de code.",
  wrong: "Deze code klopt niet, of is te oud. Kijk hem nog eens na.",
  used: "Deze code is al gebruikt. Vraag een nieuwe code.",
  offline: "Geen internet. Je code blijft hier staan. Probeer het straks weer.",
  failed: "Dit lukt nu niet. Je code blijft hier staan. Probeer het straks weer.",
  joined: "De code klopt. Je kunt nu ook delen.",
  asked: "De server vraagt een toegangscode.",
  askedText: "Alles staat al op dit apparaat. Delen kan pas met de code.",
  askedAction: "Typ mijn code",
} as const;
