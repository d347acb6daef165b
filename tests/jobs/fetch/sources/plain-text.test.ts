import { expect, test } from "vitest";
import { plainText } from "../../../../jobs/fetch/sources/plain-text.ts";

test.each([
  ["<p>One</p><p>Two</p>", "One Two"],
  ["<b>Te</b>sla &amp; <a href='x'>Apple</a>.", "Tesla & Apple."],
  ["a<script>steal()</script>b", "a b"],
  ["a<script>never closed", "a"],
  ["5 < 6 and 7 > 3", "5 < 6 and 7 > 3"],
  ["&lt;b&gt; stays text", "<b> stays text"],
  ["caf&eacute;\n\n  &#x27;quoted&#x27;", "café 'quoted'"],
  ["", ""],
])("%j reads %j", (html, text) => {
  expect(plainText(html)).toBe(text);
});
