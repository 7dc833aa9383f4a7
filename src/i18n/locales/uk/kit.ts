import { threeForms } from "../../plural.ts";
import type { Same } from "../../same.ts";
import type { kit as nl } from "../nl/kit.ts";

const plural = threeForms("uk");

export const kit = {
  back: "Назад",
  next: "Далі",
  done: "Готово",
  save: "Зберегти",
  saved: "Збережено.",
  cancel: "Не робити",
  change: "Змінити",
  close: "Закрити",
  yes: "Так",
  no: "Ні",
  later: "Пізніше",
  skip: "Пропустити",
  open: "Відкрити",
  copy: "Скопіювати",
  copied: "Скопійовано.",
  print: "Надрукувати",
  undo: "Повернути",
  busy: "Зачекайте трохи",
  show: "Показати",
  hide: "Сховати",
  on: "Увімкнено",
  off: "Вимкнено",
  optional: "Можна лишити порожнім",
  more: (count) => `Ще ${count}`,
  draftSaved: "Те, що ви пишете, збережено на цьому пристрої.",
  fillIn: "Заповніть ще це.",
  choose: "Оберіть щось одне.",
  tick: { todo: "Треба зробити", done: "Зроблено", stuck: "Зараз не виходить" },
  digits: {
    hint: "6 цифр",
    left: (count) => `Ще ${count} ${plural(count, "спроба", "спроби", "спроб")}.`,
    incomplete: "Введіть усі 6 цифр.",
  },
  pin: {
    hint: "6 цифр",
    incomplete: "У PIN-коді має бути 6 цифр.",
  },
  date: {
    own: "Обрати дату",
    field: "Дата",
    missing: "Оберіть дату.",
  },
  faces: ["дуже важко", "важко", "більш-менш", "добре", "дуже добре"],
  qr: {
    making: "Код зараз з’явиться.",
    tooLong: "Цей код завеликий. Надішліть посилання.",
    scanning: "Тримайте код перед камерою.",
    start: "Увімкнути камеру",
    noCamera: "На цьому пристрої немає камери. Скористайтеся посиланням.",
    denied: "Камеру не дозволено. Дозвольте її в налаштуваннях.",
    busy: "Камера вже зайнята. Закрийте іншу програму.",
    again: "Спробувати ще раз",
    view: "Зображення з камери",
  },
  rings: {
    me: "Я",
    near: "близько",
    around: "поруч",
    far: "далі",
    person: (name, ring) => `${name}, ${ring}`,
  },
} satisfies Same<typeof nl>;
