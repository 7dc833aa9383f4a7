import type { Same } from "../../same.ts";
import type { signup as nl } from "../nl/signup.ts";

export const signup = {
  title: "Access code",
  heading: "Type your access code.",
  lead: "This server only lets in people with a code. You got the code from whoever invites you. Your plan is on this device already.",
  label: "Access code",
  hint: "20 letters and digits.",
  next: "Next",
  later: "Later",
  missing: "Type the code.",
  wrong: "This code is not right, or too old. Check it once more.",
  used: "This code was used already. Ask for a new one.",
  offline: "No internet. Your code stays here. Try again later.",
  failed: "This does not work now. Your code stays here. Try again later.",
  joined: "The code is right. You can share now, too.",
  asked: "The server asks for an access code.",
  askedText: "Everything is on this device already. Sharing needs the code.",
  askedAction: "Type my code",
} as const satisfies Same<typeof nl>;
