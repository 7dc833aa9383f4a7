/** "1 krok, 2 kroki, 5 kroków": the three forms of Polish and Ukrainian, by the rules of CLDR. */
export function threeForms(language: "pl" | "uk"): (count: number, one: string, few: string, many: string) => string {
  const rules = new Intl.PluralRules(language);
  return (count, one, few, many) => {
    const form = rules.select(count);
    if (form === "one") return one;
    return form === "few" ? few : many;
  };
}
