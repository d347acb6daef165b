import { AssetEntity } from "./asset.entity.ts";
import { BarEntity } from "./bar.entity.ts";
import { ForecastEntity } from "./forecast.entity.ts";
import { LoginAttemptEntity } from "./login-attempt.entity.ts";
import { MentionEntity } from "./mention.entity.ts";
import { ModelVersionEntity } from "./model-version.entity.ts";
import { OutboxEntity } from "./outbox.entity.ts";
import { PasswordResetEntity } from "./password-reset.entity.ts";
import { PublicationEntity } from "./publication.entity.ts";
import { RunEntity } from "./run.entity.ts";
import { SentimentPointEntity } from "./sentiment-point.entity.ts";
import { SessionEntity } from "./session.entity.ts";
import { StageAttemptEntity } from "./stage-attempt.entity.ts";
import { UserEntity } from "./user.entity.ts";

/** Every table, one entity each. */
export const entities = [
  AssetEntity,
  BarEntity,
  ForecastEntity,
  LoginAttemptEntity,
  MentionEntity,
  ModelVersionEntity,
  OutboxEntity,
  PasswordResetEntity,
  PublicationEntity,
  RunEntity,
  SentimentPointEntity,
  SessionEntity,
  StageAttemptEntity,
  UserEntity,
];
