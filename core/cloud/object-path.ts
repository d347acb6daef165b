import { AppError } from "../domain/errors.ts";

/** The parts of an object's name. Throws `object.unsafe_path`. */
export function objectParts(objectPath: string): string[] {
  const parts = objectPath.split("/");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
  if (parts.some((part) => part === "" || part === "." || part === ".." || /[\0-\x1f\\]/.test(part)))
    throw new AppError("object.unsafe_path", { message: `${JSON.stringify(objectPath)} is no object name` });
  return parts;
}

/** What a writer gets that was not the first. */
export function objectConflict(objectPath: string): AppError {
  return new AppError("object.conflict", {
    message: `${objectPath} was written by another`,
    path: objectPath,
  });
}

export function objectMissing(objectPath: string): AppError {
  return new AppError("object.missing", { message: `${objectPath} is not in the lake`, path: objectPath });
}
