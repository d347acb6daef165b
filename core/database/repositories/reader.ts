/** What a read needs of a database: TypeORM's DataSource, its EntityManager and its QueryRunner all have it. */
export interface Reader {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}
