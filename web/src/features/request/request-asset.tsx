import { type FormEvent, useId, useState } from "react";
import { Link, useLocation } from "react-router";
import { useMutation } from "urql";
import { useI18n } from "../../i18n/i18n.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { useSession } from "../frame/session.tsx";
import { requestAsset } from "./documents.ts";
import { RequestProgress } from "./request-progress.tsx";
import { useAssetRequest } from "./use-asset-request.ts";

interface RequestAssetProps {
  /** Asked for as it is, by one button; without it there is a field to write a symbol or a name in. */
  symbol?: string;
  initialText?: string;
  onReady?(): void;
}

/** Asks that an asset be fetched and forecast now, and shows how far that has come; whoever has not logged in is asked to. */
export function RequestAsset({ symbol, initialText = "", onReady }: RequestAssetProps) {
  const { t } = useI18n();
  const id = useId();
  const { me, tier, tiers } = useSession();
  const { pathname, search } = useLocation();
  const [text, setText] = useState(initialText);
  const [{ data, error, fetching }, ask] = useMutation(requestAsset);
  const request = useAssetRequest(error ? undefined : data?.requestAsset);
  const query = symbol ?? text.trim();
  const perMonth = tiers.find((one) => one.tier === tier)?.assetRequestsPerMonth;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (query) void ask({ query });
  };
  return (
    <div className="request-asset">
      {me ? (
        <form className="request-form" onSubmit={onSubmit}>
          {symbol === undefined && (
            <div className="field">
              <label htmlFor={id}>{t.request.field}</label>
              <input
                id={id}
                type="text"
                required
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                placeholder={t.request.placeholder}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </div>
          )}
          <button type="submit" className="button" disabled={fetching || query === ""}>
            {fetching ? t.request.asking : symbol ? t.request.add(symbol) : t.request.addOwn}
          </button>
        </form>
      ) : (
        <Link className="button" to={`/account?next=${encodeURIComponent(`${pathname}${search}`)}`}>
          {t.request.logIn}
        </Link>
      )}
      <p className="quiet small">
        {perMonth == null ? t.request.unlimited(tier) : t.request.allowance(tier, perMonth)}
      </p>
      <div aria-live="polite">
        {error && <ErrorState error={error} />}
        {request && (
          <RequestProgress
            request={request}
            onReady={onReady}
            onAsk={(again) => void ask({ query: again })}
          />
        )}
      </div>
    </div>
  );
}
