import type { Article } from "../gql/graphql.ts";
import { useI18n } from "../i18n/i18n.tsx";

/**
 * The beginning of a text, isolated in its own direction: it was written by strangers. Where it may not be shown, a
 * sentence that says why, with the way to its source.
 */
export function Excerpt({
  article: { excerpt, excerptWithheld, lang, source, url },
}: {
  article: Pick<Article, "excerpt" | "excerptWithheld" | "lang" | "source" | "url">;
}) {
  const { t } = useI18n();
  if (!excerptWithheld)
    return (
      <p className="excerpt" lang={lang ?? undefined}>
        <bdi>{excerpt}</bdi>
      </p>
    );
  const link = linkOf(url);
  return (
    <p className="withheld quiet">
      {t.asset.withheld[excerptWithheld](source)}
      {link && excerptWithheld === "TERMS" && (
        <>
          {" "}
          <a href={link} target="_blank" rel="noreferrer nofollow ugc">
            {t.asset.openAtSource}
          </a>
        </>
      )}
    </p>
  );
}

/** An address that may be linked: none that a stranger could make run. */
export function linkOf(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
