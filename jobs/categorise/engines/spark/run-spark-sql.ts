import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import path from "node:path";
import { AppError } from "../../../../core/domain/errors.ts";
import { packageRoot } from "../../../../core/package-root.ts";

/** Read where the sources lie: the compiler leaves SQL behind. */
const script = path.join(packageRoot, "jobs/categorise/engines/categorise.sql");
const attemptsMax = 3;
const tailCharacters = 8_192;

export interface SparkSqlOptions {
  /** The program `spark-sql`. */
  spark: string;
  work: string;
  threads: number;
  env: Record<string, string>;
  signal: AbortSignal;
}

/**
 * Runs categorise.sql in a local Spark to its end; stopped, it leaves no process. Throws `spark.missing` without Spark or
 * Java, `spark.failed` with what it said last, and the signal's reason.
 */
export async function runSparkSql(options: SparkSqlOptions): Promise<void> {
  const { spark, work, env, signal } = options;
  signal.throwIfAborted();
  const child = spawn(spark, argumentsOf(options), {
    // Its own folder: whatever Spark leaves about goes when that goes.
    cwd: work,
    env: { ...process.env, SPARK_LOCAL_IP: "127.0.0.1", ...env },
    stdio: ["ignore", "ignore", "pipe"],
    // A process group of its own, so that Java and the programs it started can be ended together.
    detached: true,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-tailCharacters);
  });
  const stop = () => endGroup(child);
  signal.addEventListener("abort", stop);
  process.once("exit", stop);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    }).catch((cause: unknown) => {
      throw new AppError("spark.missing", { message: `${spark} cannot be started`, cause });
    });
    signal.throwIfAborted();
    if (exitCode !== 0) throw failureOf(said, exitCode);
  } finally {
    signal.removeEventListener("abort", stop);
    process.removeListener("exit", stop);
  }
}

function argumentsOf({ work, threads }: SparkSqlOptions): string[] {
  const cores = Math.min(threads, availableParallelism());
  const settings: Record<string, string> = {
    // One object list a task: an opened file counts as a whole partition.
    "spark.sql.files.maxPartitionBytes": "134217728",
    "spark.sql.files.openCostInBytes": "134217728",
    "spark.sql.shuffle.partitions": String(cores),
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.warehouse.dir": path.join(work, "warehouse"),
    "spark.local.dir": path.join(work, "local"),
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    // Rows are few and large, the work is Node's: what Java compiles for speed it would not earn back.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.adaptive.enabled": "false",
  };
  return [
    // Plain `local` runs nothing again.
    ...["--master", `local[${cores},${attemptsMax}]`],
    ...Object.entries(settings).flatMap(([name, value]) => ["--conf", `${name}=${value}`]),
    ...["-d", `work=${work}`, "-f", script],
  ];
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function failureOf(said: string, exitCode: number | null): AppError {
  if (/JAVA_HOME is not set|java: (command )?not found|Unable to locate a Java Runtime/i.test(said))
    return new AppError("spark.missing", { message: "Spark finds no Java" });
  const lines = said.trim().split("\n");
  const told = lines.findLast((line) => /Exception|Error|failed/.test(line)) ?? lines.at(-1) ?? "";
  return new AppError("spark.failed", {
    message: `Spark ended with ${exitCode}: ${told.trim().slice(0, 500)}`,
    said,
  });
}
