import { describe } from "vitest";
import { sparkEngine } from "../../jobs/categorise/engines/spark.ts";
import { testCategoriseEngine } from "../contracts/categorise-engine.ts";
import { sparkLack, sparkSuite } from "../support/spark.ts";

describe.skipIf(sparkLack)(sparkSuite("in a real Spark"), () => testCategoriseEngine("spark", sparkEngine));
