import "reflect-metadata";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";
import { packageRoot } from "../core/package-root.ts";
import { enforceFieldTiers } from "./access.ts";
import { AccountResolver } from "./account/account.resolver.ts";
import { AssetResolver } from "./asset/asset.resolver.ts";
import { AssetRequestResolver } from "./asset-request/asset-request.resolver.ts";
import { DataIncidentResolver } from "./data-incident/data-incident.resolver.ts";
import { ForecastResolver } from "./forecast/forecast.resolver.ts";
import { MostMentionedResolver } from "./mentions/most-mentioned.resolver.ts";
import { NewsResolver } from "./news/news.resolver.ts";
import { PriceResolver } from "./price/price.resolver.ts";
import { PriceSentimentResolver } from "./price-sentiment/price-sentiment.resolver.ts";
import { QuoteResolver } from "./quote/quote.resolver.ts";
import { RunResolver } from "./run/run.resolver.ts";
import { SentimentResolver } from "./sentiment/sentiment.resolver.ts";
import { SourceResolver } from "./source/source.resolver.ts";
import { TierResolver } from "./tier/tier.resolver.ts";
import { VetoResolver } from "./veto/veto.resolver.ts";

/** The whole schema, its fields guarded by tier. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      AccountResolver,
      AssetRequestResolver,
      AssetResolver,
      DataIncidentResolver,
      ForecastResolver,
      MostMentionedResolver,
      NewsResolver,
      PriceResolver,
      PriceSentimentResolver,
      QuoteResolver,
      RunResolver,
      SentimentResolver,
      SourceResolver,
      TierResolver,
      VetoResolver,
    ],
    validate: false,
    pubSub: noTopics,
  });
  return enforceFieldTiers(schema);
}

/** TypeGraphQL asks for topics as soon as there are subscriptions; ours read what Postgres notifies of. */
const noTopics: PubSub = {
  publish: refuseTopic,
  subscribe: refuseTopic,
};

function refuseTopic(topic: string): never {
  throw new Error(`"${topic}": a subscription here states its own \`subscribe\``);
}

export const schemaPath: string = path.join(packageRoot, "schema.graphql");

/** The schema as `schema.graphql` holds it. */
export function printApiSchema(): string {
  return `# Printed from api/ by \`npm run schema\`; do not edit.\n\n${printSchema(lexicographicSortSchema(createSchema()))}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(schemaPath, printApiSchema());
