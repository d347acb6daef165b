import type { AssetRequestPartsFragment } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { EmptyState } from "../../ui/states.tsx";

interface CandidateListProps {
  query: string;
  candidates: AssetRequestPartsFragment["candidates"];
  onChoose(symbol: string): void;
}

/** What a name may mean, to choose from: symbol, name, and what tells two listings of one company apart. */
export function CandidateList({ query, candidates, onChoose }: CandidateListProps) {
  const { t } = useI18n();
  if (candidates.length === 0) return <EmptyState title={t.request.failed} />;
  return (
    <section className="candidates" aria-label={t.request.which(query)}>
      <h3>{t.request.which(query)}</h3>
      <ul>
        {candidates.map(({ symbol, name, class: assetClass, exchange, currency }) => (
          <li key={symbol}>
            <button type="button" className="candidate" onClick={() => onChoose(symbol)}>
              <b>{symbol}</b>
              <span className="candidate-name">{name}</span>
              <span className="quiet small">
                {[t.asset.classes[assetClass], exchange, currency].filter(Boolean).join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
