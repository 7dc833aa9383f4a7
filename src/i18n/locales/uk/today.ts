import type { Same } from "../../same.ts";
import type { today as nl } from "../nl/today.ts";

export const today = {
  title: "Сьогодні",
  heading: (name) => `Вітаємо, ${name}`,
  attention: {
    label: "Подивіться сюди",
    proposal: (name) => `${name} щось пропонує.`,
    proposalAction: "Подивитися пропозицію",
    note: (name) => `${name} пише вам повідомлення.`,
    noteAction: "Прочитати повідомлення",
    keyEnding: (name, date) => `Ключ, який має ${name}, закінчується. Останній день: ${date}`,
    keyEndingAction: "Обрати, що далі",
    keyAsked: (name) => `${name} хоче отримати ключ.`,
    keyAskedAction: "Ввести цифри",
    sheetAction: "Зробити мій аркуш",
    more: (count) => `Ще ${count}`,
  },
  steps: "Що робити спочатку",
  stepsNone: "Відкритих кроків немає.",
  stepDone: (step) => `Зроблено: ${step}.`,
  appointment: "Наступна зустріч",
  whoLooks: "Хто може дивитися",
  notes: "Усі повідомлення",
  nobodyLooks: "Ніхто не може дивитися. Тільки ви.",
  until: (date) => `Останній день: ${date}`,
  about: "Як мені допомогти",
  aboutHint: "Що іншим треба про вас знати.",
  toPlan: "До мого плану",
  someone: "Хтось",
  empty: "Тут буде те, що ви хочете зробити.",
  emptyAction: "Обрати ціль",
} satisfies Same<typeof nl>;
