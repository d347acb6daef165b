import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { useI18n } from "../../i18n/i18n.tsx";
import { AssetPicker } from "../../ui/asset-picker.tsx";

/** The path of an asset's page; a symbol may hold a slash. */
export function assetPath(symbol: string): string {
  return `/asset/${encodeURIComponent(symbol)}`;
}

/** Search over the catalogue, one key away. */
export function Search() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <search className="search" title={t.frame.searchKey}>
      <AssetPicker
        label={t.frame.search}
        labelHidden
        placeholder={t.frame.search}
        inputRef={input}
        clearOnPick
        onPick={(asset) => {
          input.current?.blur();
          navigate(assetPath(asset.symbol));
        }}
      />
      <span className="search-key" aria-hidden="true">
        /
      </span>
    </search>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  );
}
