import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { readConfig } from "../../core/config.ts";

const { sparkHome } = readConfig();
const program = sparkHome ? path.join(sparkHome, "bin/spark-sql") : "spark-sql";
const has = (name: string, flag: string) => spawnSync(name, [flag], { stdio: "ignore" }).error === undefined;

/** Why the Spark suites cannot run here, and what to do about it; undefined when they can. */
export const sparkLack: string | undefined =
  !process.env.JAVA_HOME && !has("java", "-version")
    ? "no Java: apt-get install openjdk-17-jre-headless"
    : (sparkHome ? existsSync(program) : has(program, "--version"))
      ? undefined
      : "no Spark: python3 -m venv V && V/bin/pip install pyspark==3.5.3, then PULSO_SPARK_HOME=V/lib/python3.*/site-packages/pyspark";

/** A suite's name, which says why it is skipped when it is. */
export function sparkSuite(name: string): string {
  return sparkLack === undefined ? name : `${name} (skipped: ${sparkLack})`;
}
