import { constants } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../../core/domain/errors.ts";

/** The program `spark-sql` of the named Spark, else whichever the PATH has. Throws `spark.missing`. */
export async function findSpark(sparkHome: string | undefined): Promise<string> {
  if (sparkHome === undefined) return "spark-sql";
  const program = path.resolve(sparkHome, "bin/spark-sql");
  await access(program, constants.X_OK).catch((cause: unknown) => {
    throw new AppError("spark.missing", { message: `there is no ${program}`, sparkHome, cause });
  });
  return program;
}
