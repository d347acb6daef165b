import { MemoryTopic } from "../../../core/cloud/local/memory-topic.ts";
import { quoteTopicContract } from "../../contracts/quote-topic.ts";

quoteTopicContract("within one process", {
  open: async (unacknowledgedMax) => new MemoryTopic({ unacknowledgedMax }),
  isGivenAgain: false,
});
