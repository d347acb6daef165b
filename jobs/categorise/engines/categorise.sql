-- The categorise stage in Spark SQL. Every TRANSFORM runs Pulso's own Node program (spark/program.ts), so that one code
-- judges, orders and writes here and in worker threads; Spark moves rows, orders them and runs again what failed.
-- `work` is a folder that all workers see. PULSO_NODE, PULSO_PROGRAM and PULSO_SPARK_JOB are in the workers' environment:
-- on a cluster Node comes by ADD ARCHIVE node.tar.gz#nodejs and PULSO_NODE is ./nodejs/bin/node.
-- Each result is written once and read back: a view used twice would run its program twice. Every column is a STRING
-- and every row format spelt out, or figures and NULLs are printed in Spark's own way.

-- 1. One line an input object. Out: the ids it holds by bucket, the parts of judged lines it left in the work folder,
--    and last how many parts they are.
INSERT OVERWRITE DIRECTORY '${work}/judged' USING text
SELECT concat_ws('\t', kind, bucket, part, j) FROM (
  SELECT TRANSFORM(value)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
    USING '"$PULSO_NODE" "$PULSO_PROGRAM" judge'
    AS (kind STRING, bucket STRING, part STRING, j STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  FROM text.`${work}/inputs`
);

-- 2. All records of one id meet in one bucket, in the order of the inputs: the first counts.
INSERT OVERWRITE DIRECTORY '${work}/checked' USING text
SELECT concat_ws('\t', kind, '', part, j) FROM (
  SELECT TRANSFORM(bucket, part, j)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
    USING '"$PULSO_NODE" "$PULSO_PROGRAM" check'
    AS (kind STRING, part STRING, j STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  FROM (
    SELECT cells[1] AS bucket, cells[2] AS part, cells[3] AS j
    FROM (SELECT split(value, '\t') AS cells FROM text.`${work}/judged` WHERE startswith(value, 'ids\t'))
    DISTRIBUTE BY bucket SORT BY bucket, part
  )
);

-- 3. The parts' sorted runs of each asset's lines, with word of their duplicates; then one object an asset, merged from
--    them. Long runs stay in the work folder, and only their places pass through Java.
INSERT OVERWRITE DIRECTORY '${work}/written' USING text
SELECT concat_ws('\t', kind, '', part, j) FROM (
  SELECT TRANSFORM(kind, asset, published_at, record_id, gone, j)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
    USING '"$PULSO_NODE" "$PULSO_PROGRAM" write'
    AS (kind STRING, part STRING, j STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  FROM (
    SELECT kind, asset, published_at, record_id, gone, j FROM (
      SELECT TRANSFORM(part, kind, j)
        ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
        USING '"$PULSO_NODE" "$PULSO_PROGRAM" send'
        AS (kind STRING, asset STRING, published_at STRING, record_id STRING, gone STRING, j STRING)
        ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
      FROM (
        SELECT cells[0] AS kind, cells[2] AS part, cells[3] AS j
        FROM (
          SELECT split(value, '\t') AS cells
          FROM text.`${work}/{judged,checked}`
          WHERE startswith(value, 'part\t') OR startswith(value, 'duplicates\t')
        )
        DISTRIBUTE BY part SORT BY part, kind
      )
    )
    DISTRIBUTE BY asset SORT BY asset, published_at, record_id
  )
);
