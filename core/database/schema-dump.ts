import type { DataSource } from "typeorm";

/** The schema as sorted SQL-like text, made from the server's own catalogue: equal texts, equal schemas. */
export async function dumpSchema(dataSource: DataSource): Promise<string> {
  const columns: { table: string; line: string }[] = await dataSource.query(columnsQuery);
  const constraints: { table: string; line: string }[] = await dataSource.query(constraintsQuery);
  const indexes: { line: string }[] = await dataSource.query(indexesQuery);
  const tables = [...new Set(columns.map((column) => column.table))];
  const bodies = tables.map((table) => {
    const lines = [...columns, ...constraints]
      .filter((row) => row.table === table)
      .map((row) => `  ${row.line}`);
    return `create table ${table} (\n${lines.join(",\n")}\n);\n`;
  });
  return `${[...bodies, ...indexes.map((index) => `${index.line};\n`)].join("\n")}`;
}

const columnsQuery = `
  select c.relname as table,
         a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
           || case when a.attnotnull then ' not null' else '' end
           || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and c.relname <> 'migration'
  order by c.relname, a.attnum`;

const constraintsQuery = `
  select c.relname as table, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  where c.relname <> 'migration' and k.contype <> 'n'
  order by c.relname, k.conname`;

const indexesQuery = `
  select indexdef as line from pg_indexes
  where schemaname = 'public' and tablename <> 'migration'
    and indexname not in (select conname from pg_constraint)
  order by indexname`;
