import { useId } from "react";
import type { Model } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { useSession } from "../frame/session.tsx";

const models: readonly Model[] = ["LINEAR", "MLP", "LSTM", "NAIVE"];

/** The model an address names (`lstm`); the linear one when it names none. */
export function toModel(text: string | null): Model {
  return models.find((model) => model.toLowerCase() === text) ?? "LINEAR";
}

/** The models; one that the caller's tier does not hold stands there, locked, with the tier that holds it. */
export function ModelSelect({ value, onChange }: { value: Model; onChange(model: Model): void }) {
  const { t } = useI18n();
  const id = useId();
  const { tier, tiers } = useSession();
  const own = tiers.find((one) => one.tier === tier);
  return (
    <div className="field">
      <label htmlFor={id}>{t.asset.model}</label>
      <select id={id} value={value} onChange={(event) => onChange(toModel(event.target.value.toLowerCase()))}>
        {models.map((model) => {
          const locked = own !== undefined && !own.models.includes(model);
          const holder = tiers.find((one) => one.models.includes(model))?.tier;
          return (
            <option key={model} value={model} disabled={locked}>
              {locked && holder ? t.asset.lockedModel(t.asset.models[model], holder) : t.asset.models[model]}
            </option>
          );
        })}
      </select>
    </div>
  );
}
