import { type KeyboardEvent, type Ref, useEffect, useId, useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { AssetSuggestionsQuery } from "../gql/graphql.ts";
import { useI18n } from "../i18n/i18n.tsx";

const assetSuggestions = graphql(`
  query AssetSuggestions($search: String!) {
    assets(search: $search, first: 8) {
      edges {
        node {
          symbol
          name
          class
          exchange
          lastClose {
            date
          }
        }
      }
    }
  }
`);

export type SuggestedAsset = AssetSuggestionsQuery["assets"]["edges"][number]["node"];

export interface AssetPickerProps {
  label: string;
  labelHidden?: boolean;
  placeholder: string;
  /** What the field holds at first; a new value refills it. */
  initialText?: string;
  inputRef?: Ref<HTMLInputElement>;
  onPick(asset: SuggestedAsset): void;
  clearOnPick?: boolean;
}

/** A field with suggestions from the catalogue: the ARIA combobox, list below, arrows and Enter to choose. */
export function AssetPicker(props: AssetPickerProps) {
  const { label, labelHidden, placeholder, initialText = "", inputRef, onPick, clearOnPick } = props;
  const { t } = useI18n();
  const id = useId();
  const [text, setText] = useState(initialText);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = useSettled(text.trim(), 120);
  const [{ data, fetching }] = useQuery({
    query: assetSuggestions,
    variables: { search },
    pause: !open || search === "",
  });
  useEffect(() => setText(initialText), [initialText]);

  const options = search && data ? data.assets.edges.map((edge) => edge.node) : [];
  const settled = search === text.trim() && !fetching && data !== undefined;
  const pick = (asset: SuggestedAsset) => {
    setText(clearOnPick ? "" : asset.name);
    setOpen(false);
    onPick(asset);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      if (options.length > 0) setActive((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && open && options[active]) {
      event.preventDefault();
      pick(options[active]);
    } else if (event.key === "Escape") {
      if (open) event.preventDefault();
      setOpen(false);
    }
  };

  const listShown = open && options.length > 0;
  return (
    <div className="picker">
      <label htmlFor={`${id}-input`} className={labelHidden ? "hidden" : undefined}>
        {label}
      </label>
      <input
        id={`${id}-input`}
        ref={inputRef}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        aria-expanded={listShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={listShown ? `${id}-${active}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div className="picker-list" id={`${id}-list`} role="listbox" aria-label={label} hidden={!listShown}>
        {options.map((asset, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose options.
          <div
            key={asset.symbol}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            className="picker-option"
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setActive(at)}
            onClick={() => pick(asset)}
          >
            <b>{asset.symbol}</b>
            <span className="picker-name">{asset.name}</span>
            <span className="picker-kind">
              {[asset.exchange, t.asset.classes[asset.class]].filter(Boolean).join(" · ")}
              {!asset.lastClose && <i className="picker-add">{t.frame.canBeAdded}</i>}
            </span>
          </div>
        ))}
      </div>
      {open && settled && search !== "" && options.length === 0 && (
        <div
          className="picker-list picker-none"
          role="status"
          onMouseDown={(event) => event.preventDefault()}
        >
          {t.frame.noMatches(text.trim())}{" "}
          <Link to={`/add?query=${encodeURIComponent(text.trim())}`} onClick={() => setOpen(false)}>
            {t.request.title}
          </Link>
        </div>
      )}
    </div>
  );
}

/** The value once it has rested for `delayMs`. */
function useSettled(value: string, delayMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
