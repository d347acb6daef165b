import type { MigrationInterface, QueryRunner } from "typeorm";

export class EverySource1795513133720 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "asset_request" ("id" uuid NOT NULL, "user_id" uuid NOT NULL, "query" text NOT NULL, "symbol" text, "state" text NOT NULL, "progress" real NOT NULL, "candidates" jsonb NOT NULL, "code" text, "message" text, "run_id" text, "counted" boolean NOT NULL, "starts" integer NOT NULL DEFAULT '0', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e593fcb27fea5e91a7a9b101d34" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query('CREATE INDEX "asset_request_user_id" ON "asset_request"  ("user_id") ');
    await queryRunner.query(
      'CREATE TABLE "data_incident" ("symbol" text NOT NULL, "date" date NOT NULL, "field" text NOT NULL, "source" text NOT NULL, "other_source" text NOT NULL, "value" double precision, "other_value" double precision, "run_id" text NOT NULL, CONSTRAINT "PK_9c911a9a3a115ce58af6bf00517" PRIMARY KEY ("symbol", "date", "field", "source", "other_source"))',
    );
    await queryRunner.query(
      'CREATE TABLE "quote" ("symbol" text NOT NULL, "price" double precision NOT NULL, "bid" double precision, "ask" double precision, "volume" double precision, "currency" text, "source" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sequence" bigint NOT NULL, CONSTRAINT "PK_702ba2507fec565b565585b55ca" PRIMARY KEY ("symbol"))',
    );
    await queryRunner.query('CREATE INDEX "quote_sequence" ON "quote"  ("sequence") ');
    await queryRunner.query(
      'CREATE TABLE "source_reading" ("run_id" text NOT NULL, "source" text NOT NULL, "state" text NOT NULL, "from_at" TIMESTAMP WITH TIME ZONE, "to_at" TIMESTAMP WITH TIME ZONE NOT NULL, "records" integer NOT NULL, "bars" integer NOT NULL, "quarantined" integer NOT NULL, "duplicate" integer NOT NULL, "code" text, "message" text, "newest_at" TIMESTAMP WITH TIME ZONE, "deleted" integer NOT NULL, "budget" jsonb, "sample" boolean NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE NOT NULL, "about" jsonb, CONSTRAINT "PK_7f42c0f8ca85228d629ea776ec2" PRIMARY KEY ("run_id", "source"))',
    );
    await queryRunner.query(
      'CREATE TABLE "tombstone" ("record_id" text NOT NULL, "source" text NOT NULL, "reason" text NOT NULL, "found_at" TIMESTAMP WITH TIME ZONE NOT NULL, "erased_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_2a5102cb901b968eacda8c2b53d" PRIMARY KEY ("record_id"))',
    );
    await queryRunner.query('ALTER TABLE "bar" ADD "dividend" double precision');
    await queryRunner.query('ALTER TABLE "bar" ADD "split" double precision');
    await queryRunner.query('ALTER TABLE "mention" ADD "erased_at" TIMESTAMP WITH TIME ZONE');
    await queryRunner.query('ALTER TABLE "mention" ALTER COLUMN "excerpt" DROP NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "mention" ALTER COLUMN "excerpt" SET NOT NULL');
    await queryRunner.query('ALTER TABLE "mention" DROP COLUMN "erased_at"');
    await queryRunner.query('ALTER TABLE "bar" DROP COLUMN "split"');
    await queryRunner.query('ALTER TABLE "bar" DROP COLUMN "dividend"');
    await queryRunner.query('DROP TABLE "tombstone"');
    await queryRunner.query('DROP TABLE "source_reading"');
    await queryRunner.query('DROP INDEX "public"."quote_sequence"');
    await queryRunner.query('DROP TABLE "quote"');
    await queryRunner.query('DROP TABLE "data_incident"');
    await queryRunner.query('DROP INDEX "public"."asset_request_user_id"');
    await queryRunner.query('DROP TABLE "asset_request"');
  }
}
