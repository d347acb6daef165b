import { type Entry, sourceContract } from "../../../contracts/source.ts";

const json = { "content-type": "application/json" };

sourceContract({
  source: "alpha-vantage",
  badCode: "record.invalid",
  env: { ALPHA_VANTAGE_API_KEY: "MADEUPKEY1234567", PULSO_ASSETS: "AAPL" },
  http: {
    origins: ["https://www.alphavantage.co"],
    errorWith200: '{"Information":"Our service is being mended."}',
    answer(entries, { url }) {
      const { searchParams } = url;
      if (searchParams.get("function") !== "NEWS_SENTIMENT")
        return { headers: json, body: '{"Meta Data":{},"Time Series (Daily)":{}}' };
      // It is careless about the newer end of its window.
      const from = searchParams.get("time_from") ?? "";
      const found = entries.filter(({ at }) => stampOf(at) >= from);
      return { headers: json, body: JSON.stringify({ items: `${found.length}`, feed: found.map(toItem) }) };
    },
  },
});

function stampOf(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
}

function toItem({ key, at, bad }: Entry) {
  const url = bad ? {} : { url: `https://medium.example/${key}` };
  return { title: `Headline ${key}`, ...url, time_published: stampOf(at), summary: "…", source: "Medium" };
}
