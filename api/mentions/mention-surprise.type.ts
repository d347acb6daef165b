import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { type SurpriseMissing, SurpriseMissingEnum } from "../enums.ts";

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description:
    "How far a window's mentions are from the asset's own usual: the same hours of the 28 days before that are weekdays (or weekend days) like its own; for a week, the four weeks before.",
})
export class MentionSurprise {
  @Field(() => Float, {
    nullable: true,
    description:
      "In standard deviations of a count that varies as this asset's does, above zero for more than usual; null where `missing` says why.",
  })
  score!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Mean of the effective mentions of the earlier windows; null when there are too few.",
  })
  usual!: number | null;

  @Field(() => Int, { description: "How many earlier windows there are; four are needed." })
  windows!: number;

  @Field(() => SurpriseMissingEnum, {
    nullable: true,
    description:
      "WINDOW_OPEN: it ends after the data's present. TOO_LITTLE_HISTORY: fewer than four earlier windows.",
  })
  missing!: SurpriseMissing | null;
}

/** What the API says of a surprise. */
export function toMentionSurprise(
  { surprise, usual, windows }: { surprise: number | null; usual: number | null; windows: number },
  isOpen: boolean,
): MentionSurprise {
  const missing = surprise === null ? "TOO_LITTLE_HISTORY" : isOpen ? "WINDOW_OPEN" : null;
  return { score: missing ? null : surprise, usual, windows, missing };
}
