import { useEffect, useState } from "react";

const names = [
  "surface",
  "rule",
  "rule-strong",
  "ink",
  "ink-2",
  "ink-3",
  "accent",
  "up",
  "down",
  "forecast",
  "forecast-ground",
  "naive",
] as const;
export type ChartColours = Record<(typeof names)[number], string>;

/** The tokens as plain colours for a canvas, which knows no custom properties; new ones when the theme changes. */
export function useChartColours(): ChartColours {
  const [colours, setColours] = useState(readColours);
  useEffect(() => {
    const update = () => setColours(readColours());
    const media = matchMedia("(prefers-color-scheme: dark)");
    media.addEventListener("change", update);
    const observer = new MutationObserver(update);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ["data-theme", "data-palette"],
    });
    return () => {
      media.removeEventListener("change", update);
      observer.disconnect();
    };
  }, []);
  return colours;
}

/** The colour with an opacity of 0…1. Takes what getComputedStyle gives. */
export function withOpacity(colour: string, opacity: number): string {
  const parts = colour.match(/[\d.]+/g) ?? ["0", "0", "0"];
  return `rgba(${parts.slice(0, 3).join(", ")}, ${opacity})`;
}

function readColours(): ChartColours {
  const probe = document.createElement("span");
  document.body.append(probe);
  const entries = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as ChartColours;
}
