import { Extensions, Field, Int, ObjectType } from "type-graphql";
import type { Stage } from "../../core/domain/manifest.ts";
import type { RunStatus } from "../../core/domain/run.ts";
import { edgeType, PageInfo } from "../connection.ts";
import { RunStatusEnum, SourceStateEnum, StageEnum } from "../enums.ts";
import { DateTimeScalar } from "../scalars.ts";
import type { SourceState } from "../source/source.type.ts";

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true, description: "in = out + duplicate + quarantined + unlinked." })
export class Counts {
  @Field(() => Int)
  in!: number;

  @Field(() => Int)
  out!: number;

  @Field(() => Int)
  duplicate!: number;

  @Field(() => Int)
  quarantined!: number;

  @Field(() => Int)
  unlinked!: number;
}

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class StageAttempt {
  @Field(() => StageEnum)
  stage!: Stage;

  @Field(() => Int)
  attempt!: number;

  @Field(() => String)
  status!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Counts, { nullable: true })
  counts!: Counts | null;
}

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true, description: "What a source delivered to a run." })
export class SourceCoverage {
  @Field(() => String)
  source!: string;

  @Field(() => SourceStateEnum)
  state!: SourceState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Where its window begins; null when it had never been read to the end of one.",
  })
  from!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  to!: Date | null;

  @Field(() => Int, { description: "Texts and bars." })
  records!: number;

  @Field(() => Int, { nullable: true })
  bars!: number | null;

  @Field(() => Int, { nullable: true })
  quarantined!: number | null;

  @Field(() => Int, { nullable: true })
  duplicate!: number | null;

  @Field(() => Int, { nullable: true, description: "Records it said are gone." })
  deleted!: number | null;

  @Field(() => String, { nullable: true, description: "Why it is not OK, as an error's code." })
  code!: string | null;

  @Field(() => String, { nullable: true })
  message!: string | null;
}

@Extensions({ tier: "FREE" })
@ObjectType("Run", { description: "One pass of the pipeline over a slot of six hours." })
export class RunType {
  @Field(() => String, { simple: true, description: "The slot: YYYY-MM-DDTHH, UTC." })
  id!: string;

  @Field(() => RunStatusEnum, { simple: true })
  status!: RunStatus;

  @Field(() => String, { nullable: true, simple: true })
  reason!: string | null;

  @Field(() => Boolean, { simple: true, description: "Whether its texts are the bundled sample." })
  sample!: boolean;

  @Field(() => DateTimeScalar, { simple: true })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, simple: true })
  finishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, simple: true })
  publishedAt!: Date | null;

  @Field(() => [SourceCoverage], { simple: true })
  coverage!: SourceCoverage[];
}

const RunEdge = edgeType("Run", RunType);

@Extensions({ tier: "FREE" })
@ObjectType({ simpleResolvers: true })
export class RunConnection {
  @Field(() => [RunEdge])
  edges!: InstanceType<typeof RunEdge>[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
