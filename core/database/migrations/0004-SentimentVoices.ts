import type { MigrationInterface, QueryRunner } from "typeorm";

export class SentimentVoices1795945181980 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "mention" ADD "signature" text`);
    await queryRunner.query(`ALTER TABLE "mention" ADD "author_tag" integer`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" ADD "source" text NOT NULL DEFAULT 'ALL'`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP CONSTRAINT "PK_0856d9f8d5dbe9a87ca2d33f837"`);
    await queryRunner.query(
      `ALTER TABLE "sentiment_point" ADD CONSTRAINT "PK_449493b5c35620f4aff4cb895a9" PRIMARY KEY ("asset", "granularity", "source", "starts_at", "run_id")`,
    );
    await queryRunner.query(`ALTER TABLE "sentiment_point" ADD "voices" double precision`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" ADD "weight" double precision`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" ADD "effective_texts" double precision`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" ADD "share_negative" double precision`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" ADD "share_neutral" double precision`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" ADD "share_positive" double precision`);
    // A point made before counts each text as one voice of one weight: nothing else is known of it now.
    await queryRunner.query(
      `UPDATE "sentiment_point" SET "voices" = "mentions", "weight" = "scored", "effective_texts" = nullif("scored", 0),
         "share_negative" = "negative"::float8 / nullif("scored", 0), "share_neutral" = "neutral"::float8 / nullif("scored", 0),
         "share_positive" = "positive"::float8 / nullif("scored", 0)`,
    );
    await queryRunner.query(`ALTER TABLE "sentiment_point" ALTER COLUMN "voices" SET NOT NULL`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" ALTER COLUMN "weight" SET NOT NULL`);
    await queryRunner.query(
      `CREATE INDEX "sentiment_point_starts_at" ON "sentiment_point"  ("granularity", "source", "starts_at") `,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM "sentiment_point" WHERE "source" <> 'ALL'`);
    await queryRunner.query(`DROP INDEX "public"."sentiment_point_starts_at"`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP COLUMN "share_positive"`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP COLUMN "share_neutral"`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP COLUMN "share_negative"`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP COLUMN "effective_texts"`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP COLUMN "weight"`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP COLUMN "voices"`);
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP CONSTRAINT "PK_449493b5c35620f4aff4cb895a9"`);
    await queryRunner.query(
      `ALTER TABLE "sentiment_point" ADD CONSTRAINT "PK_0856d9f8d5dbe9a87ca2d33f837" PRIMARY KEY ("asset", "granularity", "starts_at", "run_id")`,
    );
    await queryRunner.query(`ALTER TABLE "sentiment_point" DROP COLUMN "source"`);
    await queryRunner.query(`ALTER TABLE "mention" DROP COLUMN "author_tag"`);
    await queryRunner.query(`ALTER TABLE "mention" DROP COLUMN "signature"`);
  }
}
