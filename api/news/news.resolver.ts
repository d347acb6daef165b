import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { z } from "zod";
import type { MentionRow } from "../../core/database/repositories/mentions.ts";
import { AssetType } from "../asset/asset.type.ts";
import { decodeCursor, encodeCursor, FirstType, firstArgument, pageSize, toPage } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { allowedSpan, coverageOf, type SpanRequest } from "../coverage.ts";
import type { ExcerptWithheld } from "../enums.ts";
import { ArticleConnection } from "./news.type.ts";

const articleCursor = z.tuple([
  z.iso.datetime(),
  z
    .string()
    .max(512)
    .refine((id) => !id.includes("\0")),
]);

@Resolver(() => AssetType)
export class NewsResolver {
  @FieldResolver(() => ArticleConnection, {
    description: "Posts, comments and news that name it, newest first.",
  })
  async news(
    @Arg("first", FirstType, firstArgument(20)) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Root() { symbol }: AssetType,
    @Ctx() { reads, tier, view }: ApiContext,
  ): Promise<ArticleConnection> {
    const size = pageSize(first, 20);
    const key = decodeCursor("article", after, articleCursor);
    const last = key && { publishedAt: key[0], recordId: key[1] };
    const request: SpanRequest = { from: null, to: null, defaultDays: null };
    const span = view && allowedSpan(request, tier, view);
    const [rows, firstMention] = await Promise.all([
      span ? reads.mentions(symbol, { ...span, after: last, limit: size + 1 }) : [],
      reads.firstMention(symbol, {}),
    ]);
    return {
      ...toPage(rows.map(toArticle), {
        size,
        after,
        cursorOf: ({ publishedAt, recordId }) =>
          encodeCursor("article", [publishedAt.toISOString(), recordId]),
      }),
      coverage: coverageOf(request, tier, view, firstMention),
    };
  }
}

function toArticle(row: MentionRow) {
  const excerptWithheld: ExcerptWithheld | null =
    row.excerpt !== null ? null : row.erasedAt ? "erased" : "terms";
  return { ...row, excerptWithheld };
}
