import type { Same } from "../../same.ts";
import type { records as nl } from "../nl/records.ts";

export const records = {
  more: "Заповнити більше",
  edit: "Змінити",
  remove: "Прибрати",
  removed: (what) => `Прибрано: ${what}.`,
  putBack: "Повернути",
  changed: "Змінено.",
  gone: "Цього вже немає.",
  toList: "До списку",
  timeWrong: "Напишіть час так: 14:30.",
  contested: (what) => `На двох пристроях записано різне. Це тут: ${what}. Що правильно?`,
  thisOne: "Оце правильно",
  bothOfThem: "Обидва, одне під одним",
  chosen: "Обрано.",
  by: (who) => `Хто це написав: ${who}.`,
  guide: {
    empty: "Ви ще нічого не записали. Усе можна лишити порожнім.",
    begin: "Почати",
    goOn: "Продовжити",
    change: (question) => `Змінити: ${question}`,
  },
  ask: {
    place: (n, all) => `Питання ${n} з ${all}`,
    next: "Наступне",
    skip: "Пропустити",
    stop: "Поки що досить",
    saved: "Збережено.",
  },
  history: {
    open: "Що тут було раніше?",
    made: (date, time) => `Створено: ${date}, ${time}`,
    changed: (date, time) => `Змінено: ${date}, ${time}`,
    removed: (date, time) => `Прибрано: ${date}, ${time}`,
    "put-back": (date, time) => `Повернено: ${date}, ${time}`,
    emptied: "очищено",
  },
} satisfies Same<typeof nl>;
