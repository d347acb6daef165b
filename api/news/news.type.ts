import { Extensions, Field, Float, ObjectType } from "type-graphql";
import type { MentionRow } from "../../core/database/repositories/mentions.ts";
import { edgeType, PageInfo } from "../connection.ts";
import { Coverage } from "../coverage.ts";
import { type ExcerptWithheld, ExcerptWithheldEnum, RecordKindEnum, SentimentLabelEnum } from "../enums.ts";
import { DateTimeScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true, description: "A text that speaks of the asset." })
class Article {
  @Field(() => String)
  recordId!: string;

  @Field(() => RecordKindEnum)
  kind!: MentionRow["kind"];

  @Field(() => String)
  source!: string;

  @Field(() => String)
  channel!: string;

  @Field(() => DateTimeScalar)
  publishedAt!: Date;

  @Field(() => String, { nullable: true })
  lang!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its first 280 characters; null where `excerptWithheld` says why.",
  })
  excerpt!: string | null;

  @Field(() => ExcerptWithheldEnum, {
    nullable: true,
    description: "TERMS: its source lets no text be shown; ERASED: deleted, or kept as long as may be.",
  })
  excerptWithheld!: ExcerptWithheld | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => Float, { description: "How much it is about the asset, from 0 to 1." })
  relevance!: number;

  @Field(() => SentimentLabelEnum, { nullable: true })
  sentimentLabel!: MentionRow["sentimentLabel"];

  @Field(() => Float, {
    nullable: true,
    description: "Toward the asset, from −1 to 1; null when not scored.",
  })
  sentiment!: number | null;
}

const ArticleEdge = edgeType("Article", Article);

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class ArticleConnection {
  @Field(() => [ArticleEdge])
  edges!: InstanceType<typeof ArticleEdge>[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Coverage)
  coverage!: Coverage;
}
