import { existsSync } from "node:fs";
import path from "node:path";
import express, { type RequestHandler, type Router } from "express";

/** What a page of ours may do: run its own scripts, speak to its own server, be framed by no one. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

export function securityHeaders(publicUrl: string): RequestHandler {
  const isSecure = publicUrl.startsWith("https:");
  return (_request, response, next) => {
    response.setHeader("content-security-policy", policy);
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()");
    response.setHeader("referrer-policy", "no-referrer");
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("x-frame-options", "DENY");
    if (isSecure) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    next();
  };
}

/**
 * Serves a built page: files under assets/ carry their hash in their name and are kept for ever, the rest is asked
 * for anew; a path that is no file is the page's own affair, so it gets index.html.
 */
export function webPage(folder: string): Router {
  const router = express.Router();
  const index = path.join(folder, "index.html");
  if (!existsSync(index)) return router;
  router.use(
    "/assets",
    express.static(path.join(folder, "assets"), {
      immutable: true,
      maxAge: "1y",
      index: false,
      fallthrough: false,
    }),
  );
  router.use(express.static(folder, { cacheControl: false, setHeaders: askAnew, index: false }));
  router.get("/{*path}", (request, response, next) => {
    if (!request.accepts("html") || isFile(request.path)) return next();
    askAnew(response);
    response.sendFile(index, { cacheControl: false });
  });
  return router;
}

/** A dot names a file everywhere but in a symbol: `/asset/SAP.DE` is a page. */
function isFile(address: string): boolean {
  return path.extname(address) !== "" && !address.startsWith("/asset/");
}

function askAnew(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader("cache-control", "no-cache");
}
