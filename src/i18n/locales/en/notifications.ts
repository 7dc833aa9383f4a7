import type { Same } from "../../same.ts";
import type { notifications as nl } from "../nl/notifications.ts";

export const notifications = {
  title: "Notifications",
  isOn: "On",
  isOff: "Off",
  says: "There is something new.",
  off: {
    heading: "Do you want a signal?",
    lead: "Then this device says: there is something new.",
    aboutOwn: "You get it when somebody writes, or looks into your plan.",
    aboutOthers: "You get it when there is something new in a plan.",
    neverWhat: "It never says what it is, or whose.",
    hourly: "It comes once an hour at most.",
    turnOn: "Turn notifications on",
  },
  nights: "In the evening and at night too",
  nightsHint: "If not, nothing comes between 9 in the evening and 8.",
  seen: {
    label: "Who notices this?",
    browser: "The signal goes by way of Google, Mozilla, Microsoft or Apple.",
    browserSees: "They see that this device gets something, and when.",
    browserNot: "They do not see what it is, nor whose.",
    us: "We keep the address of your browser until you turn this off.",
    usKeys: "So we also see which keys are on this device.",
    screen: "Whoever sees your screen sees the name Roer.",
  },
  on: {
    heading: "Notifications are on",
    lead: "You get a signal when there is something new.",
    turnOff: "Turn notifications off",
    turnedOff: "Notifications are off.",
  },
  refused: {
    heading: "Your browser allows no notifications",
    lead: "Somebody chose that once. You can change it.",
    press: "Press the little sign before the address of Roer.",
    allow: "Choose Notifications, and then Allow.",
    back: "Then come back here.",
    installed: "Is Roer on your home screen? Look in your phone's settings.",
  },
  impossible: {
    heading: "Notifications are not possible here",
    lead: "This browser cannot, or Roer sends nothing here.",
    iphone: "Do you have an iPhone or iPad? Put Roer on your home screen.",
    otherwise: "On another device it may work.",
    example: "This is an example. Nothing new comes here.",
    keepFirst: "Keep your keys on this device first. Then it works.",
  },
  fault: {
    notAnswered: "You have not chosen yet. Press once more.",
    offline: "No internet. Nothing has changed. Try again later.",
    noPlace: "Your browser gave no place for notifications. Try again later.",
    failed: "That does not work now. Try again later.",
  },
} satisfies Same<typeof nl>;
