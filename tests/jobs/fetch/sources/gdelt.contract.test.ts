import { sourceContract } from "../../../contracts/source.ts";
import { gdeltAnswer, gdeltArticle, gdeltBound } from "../../../support/gdelt-answer.ts";

sourceContract({
  source: "gdelt",
  badCode: "record.invalid",
  http: {
    origins: ["https://api.gdeltproject.org"],
    errorWith200: "Please limit requests to one every 5 seconds or contact us for larger queries.",
    // Careless about the older end of the window.
    answer: (entries, { url }) =>
      gdeltAnswer(
        entries
          .filter(({ at }) => at <= gdeltBound(url, "enddatetime"))
          .map((entry) => ({ ...gdeltArticle(entry), ...(entry.bad && { url: "not an address" }) }))
          .reverse(),
      ),
  },
});
