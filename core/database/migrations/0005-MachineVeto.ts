import type { MigrationInterface, QueryRunner } from "typeorm";

export class MachineVeto1795955060592 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'CREATE TABLE "machine_label" ("machine" text NOT NULL, "kept_until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_195170977da0769aa1b8ea4ff1b" PRIMARY KEY ("machine"))',
    );
    await queryRunner.query(
      'CREATE TABLE "machine_veto" ("id" SERIAL NOT NULL, "set_by" text NOT NULL, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, "lifted_at" TIMESTAMP WITH TIME ZONE, "lifted_by" text, "announced_at" TIMESTAMP WITH TIME ZONE, "expired_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1306554429d64fc70b9f21f7947" PRIMARY KEY ("id"))',
    );
    await queryRunner.query('ALTER TABLE "outbox" ADD "not_before" TIMESTAMP WITH TIME ZONE');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "outbox" DROP COLUMN "not_before"');
    await queryRunner.query('DROP TABLE "machine_veto"');
    await queryRunner.query('DROP TABLE "machine_label"');
  }
}
