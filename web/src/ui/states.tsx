import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CombinedError } from "urql";
import { useI18n } from "../i18n/i18n.tsx";
import { toProblem } from "./problem.ts";

/** The same question would get the same answer: only another one helps. */
const lasting: readonly (string | undefined)[] = ["forecast.date", "asset.not_found", "input.invalid"];

/** An error with its reason, its remedy and its code. */
export function ErrorState({
  error,
  onRetry,
  children,
}: {
  error: CombinedError;
  onRetry?: () => void;
  children?: ReactNode;
}) {
  const { t, format } = useI18n();
  const problem = toProblem(error, t);
  return (
    <div className={problem.tier ? "state state-tier" : "state state-error"} role="alert">
      <h3>{problem.title}</h3>
      <p>{problem.text}</p>
      {problem.restoredAt && (
        <p>
          {t.errors.restored(format.date(problem.restoredAt.slice(0, 10)))}{" "}
          {problem.tier && t.errors.moreIn(problem.tier)}
        </p>
      )}
      <div className="state-actions">
        {problem.tier && <Link to="/account">{t.account.tiers}</Link>}
        {problem.code === "auth.required" && <Link to="/account">{t.frame.logIn}</Link>}
        {onRetry && !problem.tier && !lasting.includes(problem.code) && (
          <button type="button" onClick={onRetry}>
            {t.common.retry}
          </button>
        )}
        {children}
      </div>
      {problem.code && (
        <p className="state-code">
          {t.common.code}: <code>{problem.code}</code>
        </p>
      )}
    </div>
  );
}

/** Nothing to show, and why. */
export function EmptyState({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className="state">
      <h3>{title}</h3>
      {text && <p>{text}</p>}
      {children && <div className="state-actions">{children}</div>}
    </div>
  );
}

/** Grey lines of the height of what comes, so that nothing jumps. */
export function Skeleton({ lines, className = "" }: { lines: number; className?: string }) {
  const { t } = useI18n();
  return (
    <div className={`skeleton ${className}`} role="status" aria-label={t.common.loading}>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <span key={at} />
      ))}
    </div>
  );
}
