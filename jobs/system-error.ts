import { AppError, type ErrorCode } from "../core/domain/errors.ts";

const codes: Record<string, ErrorCode> = {
  EACCES: "disk.unusable",
  EDQUOT: "disk.full",
  EEXIST: "disk.unusable",
  EISDIR: "disk.unusable",
  ELOOP: "disk.unusable",
  ENAMETOOLONG: "disk.unusable",
  ENOENT: "disk.unusable",
  ENOSPC: "disk.full",
  ENOTDIR: "disk.unusable",
  EPERM: "disk.unusable",
  EROFS: "disk.unusable",
};

const words: Record<string, string> = {
  EACCES: "may not be used by this account",
  EDQUOT: "is over its owner's quota",
  EEXIST: "is there already, and is no folder",
  EISDIR: "is a folder where a file is meant",
  ELOOP: "is a circle of links",
  ENAMETOOLONG: "has too long a name",
  ENOENT: "is not there, or cannot be made there",
  ENOSPC: "finds no space left on its disk",
  ENOTDIR: "leads through a file where a folder is meant",
  EPERM: "may not be used by this account",
  EROFS: "is on a disk that cannot be written",
};

/** What the machine refused, as an error with a code and a remedy; anything else as it came. */
export function fromSystem(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !("code" in error)) return error;
  const system = String(error.code);
  const code = codes[system];
  const path = "path" in error && typeof error.path === "string" ? error.path : undefined;
  if (!code || !path) return error;
  return new AppError(code, { message: `${path} ${words[system]} (${system})`, path, cause: error });
}
