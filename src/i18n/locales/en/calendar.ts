import type { Same } from "../../same.ts";
import type { calendar as nl } from "../nl/calendar.ts";

export const calendar = {
  topic: {
    title: "Calendar",
    oneTitle: "Appointment",
    newTitle: "New appointment",
    heading: "My calendar",
    newHeading: "What is the appointment?",
    empty: "Your appointments come here. So you forget none.",
    add: "New appointment",
    saved: (what) => `${what} is in your calendar.`,
  },
  upcoming: "What is coming",
  past: "Past",
  next: "Next appointment",
  at: (date, time) => `${date}, ${time}`,
  with: (name) => `with ${name}`,
  facts: { time: "Time", until: "Ends at", place: "Where", with: "With", repeat: "How often" },
  fields: {
    what: "What",
    whatHint: "For example: doctor, or coffee with Els.",
    missing: "Write what the appointment is.",
    day: "Which day?",
    dayFact: "When",
    today: "Today",
    tomorrow: "Tomorrow",
    time: "What time?",
    timeHint: "For example 14:30. You may leave it empty.",
    until: "When does it end?",
    place: "Where?",
    with: "With whom?",
    repeat: "How often?",
    repeats: { once: "Once", day: "Every day", week: "Every week", twoWeeks: "Every other week", month: "Every month" },
    remember: "Do not forget",
    rememberHint: "What do you bring? What do you want to ask?",
  },
} satisfies Same<typeof nl>;
