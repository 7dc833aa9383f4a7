import type { Same } from "../../same.ts";
import type { represent as nl } from "../nl/represent.ts";

export const represent = {
  who: "Somebody who decides for me",
  whoHint: "Such as an administrator, mentor or guardian.",
  about: {
    title: "About what",
    heading: "What does this person decide about?",
    hints: { money: "Such as an administrator.", care: "Such as a mentor.", both: "Such as a guardian." },
    next: "Continue",
    nothing: {
      money: "You have no goal about money yet. First choose 'Money and post' with a goal.",
      care: "You have no goal about care yet. First choose 'Body' with a goal.",
      both: "You have no goal about money or care yet. First choose a subject with your goal.",
    },
    toPlan: "To my plan",
  },
  scopes: { money: "Money", care: "Care", both: "Money and care" },
  how: {
    title: "Together or at once",
    heading: "How do you decide?",
    hints: {
      together: "I say yes or no to each proposal.",
      managed:
        "A proposal goes into your plan at once. You need do nothing. You see all of it, and can take it back. You can stop this at any time.",
    },
  },
  modes: { together: "Together", managed: "What this person proposes may happen at once" },
  says: {
    money: "Decides for you about money.",
    care: "Decides for you about care.",
    both: "Decides for you about money and care.",
  },
  sayHow: {
    together: "You say yes or no to each proposal.",
    managed: "What this person proposes goes into your plan at once.",
  },
  change: "Change what this person decides about",
  card: {
    money: "For you: money.",
    care: "For you: care.",
    both: "For you: money and care.",
    together: "Together.",
    managed: "May happen at once.",
  },
  key: {
    heading: "On your behalf",
    togetherAgain: "Ask me first again",
    isTogether: (name) => `Proposals of ${name} come to you first now.`,
    isManaged: (name) => `What ${name} proposes may happen at once now.`,
    acts: (name) => `What ${name} did for you`,
    newGoals: "This person does not see these goals",
    addGoal: (goal) => `Share this goal too: ${goal}`,
    add: "Share this goal too",
    added: (name) => `${name} now sees this goal too.`,
  },
  act: {
    did: (name) => `${name} did this for you:`,
    by: (name) => `For you, by ${name}`,
    said: "This went by itself, on your behalf.",
    undo: "Take back",
    undoOf: (text) => `Take back: ${text}`,
    undone: "You took this back.",
    redo: "Keep it after all",
    redone: "It is in your plan again.",
  },
  attention: {
    heading: (name) => `${name} did something for you.`,
    look: "Look at it",
    fine: "That is fine",
  },
  log: {
    did: (name, text) => `${name} did this for you: ${text}.`,
    didSomething: (name) => `${name} did something for you.`,
    undid: (name, text) => `You took back what ${name} did: ${text}.`,
    undidSomething: (name) => `You took back something that ${name} did.`,
    managed: (name) => `You said: what ${name} proposes may happen at once.`,
    together: (name) => `You said: proposals of ${name} come to me first.`,
  },
  holder: {
    heading: (name) => `You do this for ${name}.`,
    scopes: { money: "It is about money.", care: "It is about care.", both: "It is about money and care." },
    modes: {
      together: (name) => `${name} says yes or no to each proposal.`,
      managed: (name) => `What you propose goes into the plan at once. ${name} sees all of it, and can take it back.`,
    },
    hint: (name) => `This goes into the plan, on behalf of ${name}.`,
    waiting: (name) => `Goes into the plan when ${name} opens Roer.`,
    done: (name) => `Done on behalf of ${name}.`,
    undone: (name) => `${name} took this back.`,
  },
  agreement: {
    heading: "A key",
    text: "With a key this person sees a part of your plan.",
    action: "Give a key",
    has: (name) => `${name} has a key.`,
    open: "See the key",
  },
} satisfies Same<typeof nl>;
