import type { MigrationInterface, QueryRunner } from "typeorm";

export class MentionPublishedAt1795368748976 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX "mention_published_at" ON "mention"  ("published_at") ');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "public"."mention_published_at"');
  }
}
