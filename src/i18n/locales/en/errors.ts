import type { Same } from "../../same.ts";
import type { errors as nl } from "../nl/errors.ts";

export const errors = {
  pin: {
    wrong: "This PIN is not right. Try again.",
    wait: (minutes) =>
      minutes === 1 ? "Wait 1 minute. Your plan is safe." : `Wait ${minutes} minutes. Your plan is safe.`,
  },
  code: {
    used: "This code was used already. Ask for a new one.",
    old: "This code is too old. Ask for a new one.",
    incomplete: "The link is not complete. Copy all of it.",
    notOurs: "This is not a code of Roer. Ask for a new one.",
    otherService: "This code belongs to another service. Ask where it comes from.",
    claimedTwice: "Someone else opened this code. Make a new key.",
  },
  digits: {
    wrong: (left) => `These digits are not right. ${left} ${left === 1 ? "try" : "tries"} left.`,
    stopped: "Wrong three times. Nothing was shared. Make a new key.",
    stoppedHolder: "Wrong three times. Nothing was shared. Ask for a new code.",
  },
  offline: "No internet. Everything is saved on this device.",
  relay: "Sharing does not work now. Everything is saved here.",
  full: "Sharing does not work now. Everything is saved here.",
  clock: "The clock of this device is wrong. Please set it.",
  forked: "Something is wrong with the storage on the internet. Everything is saved here. Share nothing new now.",
  storageFull: "This device is full. Make room first.",
  storageBlocked: "This browser keeps nothing. Open Roer in a normal window.",
  otherVersion: "Roer is renewed. Close the other windows.",
  damaged: "We cannot open this bit. The rest is safe.",
  deviceDamaged: "We cannot open this device. Take your recovery sheet.",
  notHashed: "This device has too little room. Close other apps.",
  notAllowed: "This key does not allow that.",
  tooLong: "This is too long. Make it shorter.",
  unexpected: "This does not work now. Your plan is safe. Try again later.",
} satisfies Same<typeof nl>;
