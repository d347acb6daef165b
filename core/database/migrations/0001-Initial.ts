import type { MigrationInterface, QueryRunner } from "typeorm";

export class Initial1795364485291 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'CREATE TABLE "asset" ("symbol" text NOT NULL, "class" text NOT NULL, "name" text NOT NULL, "yahoo_symbol" text, "exchange" text, "currency" text, "country" text, "sector" text, "requested_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_45b83954906fc214e750ba53286" PRIMARY KEY ("symbol"))',
    );
    await queryRunner.query(
      'CREATE TABLE "bar" ("symbol" text NOT NULL, "date" date NOT NULL, "run_id" text NOT NULL, "open" double precision, "high" double precision, "low" double precision, "close" double precision NOT NULL, "adj_close" double precision, "volume" double precision, "source" text NOT NULL, CONSTRAINT "PK_f78be51ca37fa218a2483ae4d5f" PRIMARY KEY ("symbol", "date", "run_id"))',
    );
    await queryRunner.query(
      'CREATE TABLE "forecast" ("asset" text NOT NULL, "model" text NOT NULL, "run_id" text NOT NULL, "model_version" text NOT NULL, "last_close_date" date NOT NULL, "last_close" double precision NOT NULL, "mean" double precision array NOT NULL, "q025" double precision array NOT NULL, "q05" double precision array NOT NULL, "q10" double precision array NOT NULL, "q20" double precision array NOT NULL, "q30" double precision array NOT NULL, "q40" double precision array NOT NULL, "q50" double precision array NOT NULL, "q60" double precision array NOT NULL, "q70" double precision array NOT NULL, "q80" double precision array NOT NULL, "q90" double precision array NOT NULL, "q95" double precision array NOT NULL, "q975" double precision array NOT NULL, CONSTRAINT "PK_2ce7789046aa16c397011499587" PRIMARY KEY ("asset", "model", "run_id"))',
    );
    await queryRunner.query(
      'CREATE TABLE "login_attempt" ("key" text NOT NULL, "failures" integer NOT NULL, "window_starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_2b7decd11c28ffdfdde28e05382" PRIMARY KEY ("key"))',
    );
    await queryRunner.query(
      'CREATE TABLE "mention" ("record_id" text NOT NULL, "asset" text NOT NULL, "run_id" text NOT NULL, "source" text NOT NULL, "kind" text NOT NULL, "channel" text NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, "lang" text, "relevance" real NOT NULL, "sentiment_label" text, "sentiment" real, "p_negative" real, "p_neutral" real, "p_positive" real, "engagement" double precision, "url" text, "excerpt" text NOT NULL, CONSTRAINT "PK_e7786e42f3d8c6b8104a4570256" PRIMARY KEY ("record_id", "asset"))',
    );
    await queryRunner.query('CREATE INDEX "mention_run_id" ON "mention"  ("run_id") ');
    await queryRunner.query(
      'CREATE INDEX "mention_asset_published_at" ON "mention"  ("asset", "published_at") ',
    );
    await queryRunner.query(
      'CREATE TABLE "model_version" ("model" text NOT NULL, "version" text NOT NULL, "run_id" text NOT NULL, "trained_at" TIMESTAMP WITH TIME ZONE NOT NULL, "metadata" jsonb NOT NULL, CONSTRAINT "PK_8fc8f2271c9b630352ba41b7366" PRIMARY KEY ("model", "version"))',
    );
    await queryRunner.query(
      'CREATE TABLE "outbox" ("name" text NOT NULL, "run_id" text NOT NULL, "command" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "dispatched_at" TIMESTAMP WITH TIME ZONE, "tries" integer NOT NULL DEFAULT \'0\', "last_error" text, CONSTRAINT "PK_c0d0359f88f18a10b3f38c2b89a" PRIMARY KEY ("name"))',
    );
    await queryRunner.query(
      'CREATE TABLE "password_reset" ("token_hash" text NOT NULL, "user_id" uuid NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_0309de62e0cb0960ebb2cb65c95" PRIMARY KEY ("token_hash"))',
    );
    await queryRunner.query('CREATE INDEX "password_reset_user_id" ON "password_reset"  ("user_id") ');
    await queryRunner.query(
      'CREATE TABLE "publication" ("run_id" text NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6f0e9e806f59ee774b686992b85" PRIMARY KEY ("run_id"))',
    );
    await queryRunner.query(
      'CREATE TABLE "run" ("id" text NOT NULL, "status" text NOT NULL, "reason" text, "previous_id" text, "options" jsonb NOT NULL, "state" jsonb NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "finished_at" TIMESTAMP WITH TIME ZONE, "coverage" jsonb, "sample" boolean NOT NULL DEFAULT false, CONSTRAINT "PK_804c38ffba92002c6d2c646dd46" PRIMARY KEY ("id"))',
    );
    await queryRunner.query(
      'CREATE TABLE "sentiment_point" ("asset" text NOT NULL, "granularity" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "run_id" text NOT NULL, "mentions" integer NOT NULL, "scored" integer NOT NULL, "mean" double precision, "dispersion" double precision, "mean_lower" double precision, "mean_upper" double precision, "negative" integer NOT NULL, "neutral" integer NOT NULL, "positive" integer NOT NULL, CONSTRAINT "PK_0856d9f8d5dbe9a87ca2d33f837" PRIMARY KEY ("asset", "granularity", "starts_at", "run_id"))',
    );
    await queryRunner.query(
      'CREATE TABLE "session" ("token_hash" text NOT NULL, "user_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a83507eb0338ac037780e02f2b9" PRIMARY KEY ("token_hash"))',
    );
    await queryRunner.query('CREATE INDEX "session_user_id" ON "session"  ("user_id") ');
    await queryRunner.query(
      'CREATE TABLE "stage_attempt" ("run_id" text NOT NULL, "stage" text NOT NULL, "attempt" integer NOT NULL, "status" text NOT NULL, "reason" text, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "counts" jsonb, CONSTRAINT "PK_232baf65d9f961bd1e4cbc8e4c9" PRIMARY KEY ("run_id", "stage", "attempt"))',
    );
    await queryRunner.query(
      'CREATE TABLE "app_user" ("id" uuid NOT NULL, "email" text NOT NULL, "password_hash" text NOT NULL, "tier" text NOT NULL, "role" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_3fa909d0e37c531ebc237703391" UNIQUE ("email"), CONSTRAINT "PK_22a5c4a3d9b2fb8e4e73fc4ada1" PRIMARY KEY ("id"))',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "app_user"');
    await queryRunner.query('DROP TABLE "stage_attempt"');
    await queryRunner.query('DROP INDEX "public"."session_user_id"');
    await queryRunner.query('DROP TABLE "session"');
    await queryRunner.query('DROP TABLE "sentiment_point"');
    await queryRunner.query('DROP TABLE "run"');
    await queryRunner.query('DROP TABLE "publication"');
    await queryRunner.query('DROP INDEX "public"."password_reset_user_id"');
    await queryRunner.query('DROP TABLE "password_reset"');
    await queryRunner.query('DROP TABLE "outbox"');
    await queryRunner.query('DROP TABLE "model_version"');
    await queryRunner.query('DROP INDEX "public"."mention_asset_published_at"');
    await queryRunner.query('DROP INDEX "public"."mention_run_id"');
    await queryRunner.query('DROP TABLE "mention"');
    await queryRunner.query('DROP TABLE "login_attempt"');
    await queryRunner.query('DROP TABLE "forecast"');
    await queryRunner.query('DROP TABLE "bar"');
    await queryRunner.query('DROP TABLE "asset"');
  }
}
