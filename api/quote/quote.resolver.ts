import { Arg, Ctx, Extensions, Query, Resolver, Root, Subscription } from "type-graphql";
import { getQuotes } from "../../core/database/repositories/quotes.ts";
import { AppError } from "../../core/domain/errors.ts";
import { findAsset } from "../asset/find-asset.ts";
import type { ApiContext } from "../context.ts";
import { limits } from "../limits.ts";
import { liveQuotes, QuoteType } from "./quote.type.ts";

const symbolsArgument = { description: `1 to ${limits.quoteSymbolsMax} symbols.` };

@Resolver(() => QuoteType)
export class QuoteResolver {
  @Extensions(liveQuotes)
  @Query(() => [QuoteType], {
    description: "The newest quote of each of these assets that has one, in the order asked for.",
  })
  async quotes(
    @Arg("symbols", () => [String], symbolsArgument) asked: string[],
    @Ctx() context: ApiContext,
  ): Promise<QuoteType[]> {
    const symbols = await checkSymbols(asked, context);
    const rows = await getQuotes(context.deps.dataSource, symbols);
    const bySymbol = new Map(rows.map((row) => [row.symbol, row]));
    return symbols.flatMap((symbol) => bySymbol.get(symbol) ?? []);
  }

  @Extensions(liveQuotes)
  @Subscription(() => QuoteType, {
    description:
      "The newest quote of each of these assets, then the newer ones as they come. Who reads slowly gets the newest of each, never a queue.",
    subscribe: async ({ args, context }: { args: { symbols: string[] }; context: ApiContext }) =>
      context.quotes.subscribe(await checkSymbols(args.symbols, context)),
  })
  quoteUpdated(
    @Arg("symbols", () => [String], symbolsArgument) _symbols: string[],
    @Root() quote: QuoteType,
  ): QuoteType {
    return quote;
  }
}

/** The symbols as we write them, each once. Throws `input.invalid`, `query.too_large`, `asset.not_found`. */
async function checkSymbols(asked: readonly string[], context: ApiContext): Promise<string[]> {
  const argument = "symbols";
  if (asked.length === 0)
    throw new AppError("input.invalid", { message: "`symbols` names at least one asset", argument });
  if (asked.length > limits.quoteSymbolsMax)
    throw new AppError("query.too_large", {
      message: `\`symbols\` names at most ${limits.quoteSymbolsMax} assets`,
      argument,
    });
  const found = await Promise.all(asked.map((symbol) => findAsset(symbol, context)));
  const unknown = asked.filter((_, at) => !found[at]);
  if (unknown.length > 0)
    throw new AppError("asset.not_found", {
      message: `no asset has the symbol ${listOf(unknown)}`,
      argument,
    });
  return [...new Set(found.flatMap((asset) => asset?.symbol ?? []))];
}

const namedMax = 5;

function listOf(symbols: readonly string[]): string {
  const named = symbols.slice(0, namedMax).map((symbol) => JSON.stringify(symbol.slice(0, 64)));
  return symbols.length > namedMax
    ? `${named.join(", ")} and ${symbols.length - namedMax} others`
    : named.join(" or ");
}
