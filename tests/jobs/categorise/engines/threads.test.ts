import { threadsEngine } from "../../../../jobs/categorise/engines/threads.ts";
import { testCategoriseEngine } from "../../../contracts/categorise-engine.ts";

testCategoriseEngine("threads", threadsEngine);
