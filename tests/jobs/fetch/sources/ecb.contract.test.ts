import { type Entry, sourceContract } from "../../../contracts/source.ts";

sourceContract({
  source: "ecb",
  badCode: "record.invalid",
  http: {
    origins: ["https://www.ecb.europa.eu"],
    errorWith200: '{"error":"maintenance"}',
    answer: (entries) => ({ headers: { "content-type": "text/xml" }, body: toFile(entries) }),
  },
});

function toFile(entries: Entry[]): string {
  const days = entries.map(
    ({ at, bad }) =>
      `<Cube time="${at.toISOString().slice(0, 10)}"><Cube currency="${bad ? "GBP" : "USD"}" rate="${bad ? "N/A" : "1.1"}"/></Cube>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject><Cube>${days.join("")}</Cube></gesmes:Envelope>`;
}
