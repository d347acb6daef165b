/** What a read needs of a database: TypeORM's DataSource, its EntityManager and its QueryRunner all have it. */
export interface Reader {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/** A database that several reads and writes can be made in as one. */
export interface Database extends Reader {
  /** All of the work is done, or nothing of it when it throws. */
  transaction<Result>(work: (reader: Reader) => Promise<Result>): Promise<Result>;
}
