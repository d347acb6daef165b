import { Extensions, Field, Float, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType({
  simpleResolvers: true,
  description:
    "The ML team's word that its machine stays after its work, until a time of 4 hours ahead at the most.",
})
export class MachineVeto {
  @Field(() => String, {
    description: "An account's address, `command line`, or `label` for one put on the machine by hand.",
  })
  setBy!: string;

  @Field(() => DateTimeScalar)
  setAt!: Date;

  @Field(() => DateTimeScalar)
  until!: Date;

  @Field(() => Float, {
    description: "What an hour of the machine costs, in US dollars; 0 where it costs nothing more.",
  })
  usdPerHour!: number;
}
