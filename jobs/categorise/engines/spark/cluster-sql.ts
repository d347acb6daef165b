import { readFileSync } from "node:fs";
import path from "node:path";
import { getManifest } from "../../../../core/cloud/manifests.ts";
import type { Clock, ClusterSql, ObjectStore, StageJob } from "../../../../core/cloud/ports.ts";
import type { Config, GoogleConfig } from "../../../../core/config.ts";
import { packageRoot } from "../../../../core/package-root.ts";
import { rawInputsOf } from "../../raw-input.ts";
import { jobVariable, type SparkJob } from "./job.ts";
import { makeJob, tasksOf } from "./make-job.ts";
import { dealOut } from "./work-folder.ts";

export interface ClusterSqlDeps {
  config: Config & { google: GoogleConfig };
  store: ObjectStore;
  clock: Clock;
  /** The bucket's objects with Node (`bin/node`) and with Pulso as its image has it, each a `.tar.gz`. */
  archives: { node: string; code: string };
  /** The bucket for what only the job needs, which forgets it by itself. */
  workBucket: string;
}

/** As many tasks and partitions at a time; the cluster's autoscaling follows them. */
const cores = 16;

/**
 * categorise.sql for a cluster: Node and Pulso come as archives, the inputs stand in the statement, the programs read and write
 * the bucket, and a last statement ends the stage. Spark's own rows lie in the cluster's file system, `work`, and go with it.
 */
export async function clusterSql(
  job: StageJob,
  { config, store, clock, archives, workBucket }: ClusterSqlDeps,
): Promise<ClusterSql> {
  const { google } = config;
  const inputs = rawInputsOf(await getManifest(store, job.run, "fetch")).map((input) => ({
    ...input,
    sizeBytes: input.location.object.sizeBytes,
  }));
  const { run, attempt, previous, options } = job;
  const told: SparkJob = {
    ...makeJob(job, inputs, { config, clock }),
    lake: { cloud: "gcp", google },
    work: { cloud: "gcp", google: { ...google, bucket: workBucket }, prefix: `categorise/${job.name}` },
    stage: { run, attempt, previous, options, inputs: inputs.length },
  };
  const tasks = dealOut(inputs, tasksOf(inputs, cores));
  return {
    queries: [
      `ADD ARCHIVE ${archives.node}#nodejs`,
      `ADD ARCHIVE ${archives.code}#pulso`,
      ...statements().map((statement) => statement.replace(inputsRelation, () => relationOf(tasks))),
      finish,
    ],
    variables: { work: `hdfs:///tmp/pulso/${job.name}` },
    properties: {
      "spark.executorEnv.PULSO_NODE": "./nodejs/bin/node",
      "spark.executorEnv.PULSO_PROGRAM": "./pulso/dist/jobs/categorise/engines/spark/program.js",
      [`spark.executorEnv.${jobVariable}`]: JSON.stringify(told),
      "spark.sql.shuffle.partitions": String(cores),
      "spark.sql.adaptive.enabled": "false",
      "spark.sql.codegen.wholeStage": "false",
      "spark.task.maxFailures": "3",
    },
  };
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: Spark fills it in
const inputsRelation = "text.`${work}/inputs`";

function statements(): string[] {
  return readFileSync(path.join(packageRoot, "jobs/categorise/engines/categorise.sql"), "utf8")
    .replace(/^--.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim())
    .filter(Boolean);
}

/** A partition a task: the lines of its inputs, one row each. */
function relationOf(tasks: readonly string[]): string {
  if (tasks.length === 0) return "(SELECT '' AS value WHERE false)";
  const values = tasks.map((lines) => `('${escaped(lines.trimEnd())}')`).join(", ");
  return `(SELECT explode(split(lines, '\\n')) AS value
    FROM (SELECT /*+ REPARTITION(${tasks.length}) */ lines FROM VALUES ${values} AS given(lines)))`;
}

/** For a literal of Spark SQL, in which a backslash escapes. */
function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n");
}

const finish = `INSERT OVERWRITE DIRECTORY '\${work}/finished' USING text
SELECT j FROM (
  SELECT TRANSFORM(value)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'
    USING '"$PULSO_NODE" "$PULSO_PROGRAM" finish'
    AS (kind STRING, part STRING, j STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'
  FROM (
    SELECT /*+ COALESCE(1) */ value
    FROM text.\`\${work}/{judged,checked,written}\`
    WHERE NOT startswith(value, 'ids\\t')
  )
)`;
