import { AppError } from "../../domain/errors.ts";
import type { ForecastModel } from "../model.ts";
import { linear } from "./linear.ts";
import { lstm } from "./lstm.ts";
import { mlp } from "./mlp.ts";
import { naive } from "./naive.ts";

/** To add a model: its file, and one line here. */
export const forecastModels: readonly ForecastModel[] = [naive, linear, mlp, lstm];

/** Throws `input.invalid` for a name that no model has. */
export function getForecastModel(name: string): ForecastModel {
  const model = forecastModels.find((candidate) => candidate.name === name);
  if (!model)
    throw new AppError("input.invalid", {
      message: `there is no model "${name}"; there are ${forecastModels.map((known) => known.name).join(", ")}`,
    });
  return model;
}
