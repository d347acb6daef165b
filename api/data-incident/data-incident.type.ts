import { Extensions, Field, Float, ObjectType } from "type-graphql";
import type { DataIncident } from "../../core/domain/incident.ts";
import { edgeType, PageInfo } from "../connection.ts";
import { DateScalar } from "../scalars.ts";

@Extensions({ tier: "FREE" })
@ObjectType("DataIncident", {
  simpleResolvers: true,
  description: "Two sources that state one figure of a day differently by more than the tolerance.",
})
class DataIncidentType {
  @Field(() => String)
  symbol!: string;

  @Field(() => DateScalar)
  date!: string;

  @Field(() => String, { description: "One of: close, dividend, split, class." })
  field!: DataIncident["field"];

  @Field(() => String, { description: "Whose value is kept: the more trusted source's." })
  source!: string;

  @Field(() => Float, { nullable: true, description: "Null where the difference is no figure." })
  value!: number | null;

  @Field(() => String)
  otherSource!: string;

  @Field(() => Float, { nullable: true })
  otherValue!: number | null;

  @Field(() => String, { description: "The run that found it first." })
  runId!: string;
}

const DataIncidentEdge = edgeType("DataIncident", DataIncidentType);

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class DataIncidentConnection {
  @Field(() => [DataIncidentEdge])
  edges!: InstanceType<typeof DataIncidentEdge>[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
