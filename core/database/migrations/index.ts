import { Initial1795364485291 } from "./0001-Initial.ts";
import { MentionPublishedAt1795368748976 } from "./0002-MentionPublishedAt.ts";
import { EverySource1795513133720 } from "./0003-EverySource.ts";
import { SentimentVoices1795945181980 } from "./0004-SentimentVoices.ts";
import { MachineVeto1795955060592 } from "./0005-MachineVeto.ts";

/** Every migration, oldest first. */
export const migrations = [
  Initial1795364485291,
  MentionPublishedAt1795368748976,
  EverySource1795513133720,
  SentimentVoices1795945181980,
  MachineVeto1795955060592,
];
