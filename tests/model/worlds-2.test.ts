import { worldsFrom } from "./world-commands/worlds-from.ts";

worldsFrom(2);
