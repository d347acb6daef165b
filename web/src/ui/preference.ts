import { useCallback, useState } from "react";

/** A choice among `allowed`, remembered on this device; without storage it lasts as long as the page. */
export function usePreference<T extends string>(
  name: string,
  fallback: T,
  allowed: readonly T[],
): [T, (value: T) => void] {
  const [value, setValue] = useState(() => read(name, allowed) ?? fallback);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(`pulso.${name}`, next);
      } catch {
        // Storage may be refused (private window): the choice then lasts as long as the page.
      }
    },
    [name],
  );
  return [value, set];
}

function read<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  try {
    const stored = localStorage.getItem(`pulso.${name}`);
    return allowed.find((one) => one === stored);
  } catch {
    return undefined;
  }
}
