import { Extensions, Field, Int, ObjectType } from "type-graphql";
import type { z } from "zod";
import { AppError } from "../core/domain/errors.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Page<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
}

/** The class of a connection's edges: `PriceEdge` of `Price`. */
export function edgeType<Node extends object>(name: string, node: new () => Node): new () => Edge<Node> {
  @Extensions({ tier: "FREE" })
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class EdgeType {
    @Field(() => String)
    cursor!: string;

    @Field(() => node)
    node!: Node;
  }
  return EdgeType;
}

/** The `first` argument: nothing is clamped in silence. */
export const firstMax = 500;
export const firstArgument = (defaultValue: number) => ({
  nullable: true,
  defaultValue,
  description: `1 to ${firstMax}.`,
});
export const FirstType = () => Int;

/** Throws `input.invalid` under 1 and `query.too_large` over 500. */
export function pageSize(first: number | null | undefined, fallback: number): number {
  const size = first ?? fallback;
  if (size < 1)
    throw new AppError("input.invalid", { message: "`first` must be at least 1", argument: "first" });
  if (size > firstMax)
    throw new AppError("query.too_large", { message: `\`first\` is at most ${firstMax}`, argument: "first" });
  return size;
}

/** A page of rows that were asked for with one more than the page holds. */
export function toPage<Node>(
  rows: readonly Node[],
  { size, after, cursorOf }: { size: number; after: unknown; cursorOf: (node: Node) => string },
): Page<Node> {
  const edges = rows.slice(0, size).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: after !== undefined && after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Opaque to clients; `kind` keeps one field's cursor from being taken for another's. */
export function encodeCursor(kind: string, key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([kind, ...key])).toString("base64url");
}

/** A cursor's key, or undefined without one. Throws `cursor.invalid`. */
export function decodeCursor<Key extends z.ZodTypeAny>(
  kind: string,
  cursor: string | null | undefined,
  key: Key,
): z.infer<Key> | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  try {
    const [found, ...rest]: unknown[] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (found !== kind) throw new Error("of another field");
    return key.parse(rest);
  } catch (cause) {
    throw new AppError("cursor.invalid", { message: "`after` is not a cursor of this field", cause });
  }
}
