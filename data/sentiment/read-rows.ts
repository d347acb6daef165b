import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { findTarget } from "../../core/text/sentiment/find-target.ts";
import type { Target } from "../../core/text/sentiment/sentiment.ts";
import { makeRows } from "./made-rows.ts";
import { readCsv } from "./read-csv.ts";
import { labels, type Row, type Source } from "./rows.ts";

/** All rows: those of the shared data and, from `own`, ours. */
export function readAllRows(shared: string, own: string): Row[] {
  return [
    ...readTfns(shared),
    ...readSentfin(shared),
    ...readOwnLabels(`${own}/labels.csv`, readTweets(shared)),
    ...readWritten(`${own}/written.en.tsv`, "en"),
    ...readWritten(`${own}/written.es.tsv`, "es"),
    ...makeRows(1),
  ];
}

/** Labelled tweets (TFNS), whole texts. */
export function readTfns(shared: string): Row[] {
  return readCsv(`${shared}/sentiment_en/tfns_train.csv.gz`).map(({ id, text, label }) =>
    rowOf("tfns", id!, text!, undefined, labels.indexOf(label as never)),
  );
}

/** Headlines with the sentiment toward each entity they name (SEntFiN). */
export function readSentfin(shared: string): Row[] {
  return readCsv(`${shared}/sentiment_en/sentfin_dev_entity.csv.gz`).map(
    ({ headline_id, text, entity, label }) =>
      rowOf("sentfin", `h${headline_id}`, text!, findTarget(text!, entity!), labels.indexOf(label as never)),
  );
}

/** Tweets by id: `s` StockNet, `t` Taborda. */
export function readTweets(shared: string): Map<string, string> {
  const lines = gunzipSync(readFileSync(`${shared}/social/stocknet_tweets_2014_2015.jsonl.gz`)).toString();
  const tweets = new Map<string, string>();
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    // An unknown language stands there as NaN, which is no JSON.
    const { id, text } = JSON.parse(line.replace('"lang": NaN', '"lang": null')) as {
      id: string;
      text: string;
    };
    tweets.set(`s${id}`, text);
  }
  for (const { id, text } of readCsv(`${shared}/social/taborda_tweets_2020_unlabelled.csv.gz`))
    tweets.set(`t${id}`, text!);
  return tweets;
}

/** Our own labels of tweets: id and label. */
export function readOwnLabels(file: string, tweets: ReadonlyMap<string, string>): Row[] {
  if (!existsSync(file)) return [];
  return readCsv(file).flatMap(({ id, label }) => {
    const text = tweets.get(id!);
    const source = id!.startsWith("s") ? "stocknet" : "taborda";
    return text === undefined ? [] : [rowOf(source, id!, text, undefined, labels.indexOf(label as never))];
  });
}

/** Sentences of our own: label, target or nothing, text. */
export function readWritten(file: string, lang: "en" | "es"): Row[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [label, target, text] = line.split("\t") as [string, string, string];
      const found = target ? findTarget(text, target) : undefined;
      return { ...rowOf(`written.${lang}`, text, text, found, ["neg", "neu", "pos"].indexOf(label)), lang };
    });
}

function rowOf(source: Source, id: string, text: string, target: Target | undefined, gold: number): Row {
  return { source, id, text, lang: "en", target, gold };
}
