import { z } from "zod";
import { findLinks } from "../../core/text/link/find-links.ts";
import { createTextDeps } from "../categorise/text-deps.ts";
import type { CommandContext, RegisterCommand } from "../command.ts";
import { translateJsonLines } from "./json-lines.ts";
import { rounded } from "./rounded.ts";

const schema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

const help = `
in:  {"id", "text"}, one JSON object a line
out: {"id", "links": [{"asset", "relevance", "start", "end", "surface"}]}; start and end count UTF-16 code units
A line that is not so is named on standard error and left out; the exit code is then 1.`;

interface Options {
  input: string;
  assets?: string;
  output: string;
}

/** `pulso link`: the assets that texts speak of, a line each. */
export const registerLink: RegisterCommand = (program, context) => {
  program
    .command("link")
    .description("find the assets that texts speak of")
    .requiredOption("--input <file>", "JSON lines, or their gzip (.gz)")
    .option("--assets <file>", "a catalogue CSV (or its gzip) in place of the one shipped")
    .requiredOption("--output <file>", "JSON lines")
    .addHelpText("after", help)
    .action((options: Options) => runLink(options, context()));
};

async function runLink({ input, assets, output }: Options, context: CommandContext): Promise<void> {
  const { links: index } = await createTextDeps(assets);
  const translate = ({ id, text }: z.infer<typeof schema>) => ({
    id,
    links: findLinks(text, index).map((link) => ({
      asset: link.asset,
      relevance: rounded(link.relevance),
      start: link.start,
      end: link.end,
      surface: link.surface,
    })),
  });
  const linked = await translateJsonLines({ input, output, schema, translate }, context);
  context.reporter.event("link", { linked, output }, `${linked} texts read: ${output}`);
}
