import { expect, test } from "vitest";
import { faultOf, toAppError } from "../../../../core/cloud/gcp/cloud-errors.ts";
import { AppError } from "../../../../core/domain/errors.ts";

const error = (fields: object, message = "words") => Object.assign(new Error(message), fields);

test.each([
  ["a status of HTTP", error({ code: 404 }), "missing"],
  ["a code of gRPC", error({ code: 5 }), "missing"],
  ["a status as text", error({ code: "412" }), "conflict"],
  ["the response's status", error({ response: { status: 429 } }), "throttled"],
  ["a status beside the words of a code", error({ code: "ERR_BAD", status: 503 }), "unavailable"],
  [
    "a quota that is told as a refusal",
    error({ code: 403, errors: [{ reason: "rateLimitExceeded" }] }),
    "throttled",
  ],
  ["a refusal", error({ code: 403, errors: [{ reason: "forbidden" }] }), "denied"],
  ["a lost connection", error({ code: "ECONNRESET" }), "unavailable"],
  ["a connection that hangs up", error({}, "socket hang up"), "unavailable"],
  ["gRPC's deadline", error({ code: 4 }), "unavailable"],
  ["a status that nobody foresaw", error({ code: 418 }), "other"],
  ["an error of no client's", new TypeError("x is undefined"), "other"],
  ["no error at all", "words", "other"],
])("%s says what happened", (_, thrown, fault) => {
  expect(faultOf(thrown)).toBe(fault);
});

test("an error of ours stays, any other becomes one with its words and its cause", () => {
  const ours = new AppError("object.missing");
  expect(toAppError(ours, "gs://b/o")).toBe(ours);
  const theirs = error({ code: 503 }, "try later");
  const made = toAppError(theirs, "gs://b/o");
  expect(made).toMatchObject({ code: "cloud.unavailable", message: "gs://b/o: try later", cause: theirs });
});
