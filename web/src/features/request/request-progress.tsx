import { useEffect } from "react";
import { Link } from "react-router";
import type { AssetRequestPartsFragment } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { CandidateList } from "./candidate-list.tsx";
import { isEnded, toFailure } from "./request-state.ts";

export interface RequestProgressProps {
  request: AssetRequestPartsFragment;
  /** Asks again with a candidate's symbol, or the same once more. */
  onAsk(query: string): void;
  onReady?(): void;
}

/** How far a request has come, in words and as a bar; at its end what became of it. */
export function RequestProgress({ request, onAsk, onReady }: RequestProgressProps) {
  const { t } = useI18n();
  const { state, progress, query, symbol, asset, code, message, candidates } = request;
  const isReady = state === "READY";
  useEffect(() => {
    if (isReady) onReady?.();
  }, [isReady, onReady]);
  const name = asset?.name ?? symbol ?? query;
  if (state === "AMBIGUOUS")
    return <CandidateList query={query} candidates={candidates} onChoose={(chosen) => onAsk(chosen)} />;
  if (state === "FAILED") {
    const { title, text } = toFailure({ code, message }, t);
    return (
      <div className="state state-error" role="alert">
        <h3>{title}</h3>
        <p>{text}</p>
        {message && message !== text && <p className="quiet small">{message}</p>}
        <div className="state-actions">
          <button type="button" onClick={() => onAsk(symbol ?? query)}>
            {t.common.retry}
          </button>
        </div>
        {code && (
          <p className="state-code">
            {t.common.code}: <code>{code}</code>
          </p>
        )}
      </div>
    );
  }
  if (isReady && symbol)
    return (
      <EmptyState title={t.request.ready(name)} text={code ? t.request.readyWithoutForecast : undefined}>
        <Link className="button" to={`/asset/${encodeURIComponent(symbol)}`}>
          {t.request.open(name)}
        </Link>
      </EmptyState>
    );
  return (
    <div className="request-progress" role="status" aria-busy={!isEnded(state)}>
      <p>
        <b>{name}</b> <span className="quiet">{t.request.states[state]}</span>
      </p>
      <progress max={1} value={progress} aria-label={t.request.progress(name)} />
      <p className="quiet small">{t.request.stays}</p>
    </div>
  );
}
