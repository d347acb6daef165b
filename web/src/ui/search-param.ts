import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** One of `allowed` kept in the address; the first of them when it holds none, and then it is not written. */
export function useSearchParam<T extends string>(
  name: string,
  allowed: readonly [T, ...T[]],
): [T, (value: T) => void] {
  const [params, setParams] = useSearchParams();
  const value = allowed.find((one) => one === params.get(name)) ?? allowed[0];
  const set = useCallback(
    (next: T) =>
      setParams(
        (before) => {
          if (next === allowed[0]) before.delete(name);
          else before.set(name, next);
          return before;
        },
        { replace: true, preventScrollReset: true },
      ),
    [name, allowed, setParams],
  );
  return [value, set];
}
