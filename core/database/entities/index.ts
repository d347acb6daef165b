import { AssetEntity } from "./asset.entity.ts";
import { AssetRequestEntity } from "./asset-request.entity.ts";
import { BarEntity } from "./bar.entity.ts";
import { DataIncidentEntity } from "./data-incident.entity.ts";
import { ForecastEntity } from "./forecast.entity.ts";
import { LoginAttemptEntity } from "./login-attempt.entity.ts";
import { MachineLabelEntity } from "./machine-label.entity.ts";
import { MachineVetoEntity } from "./machine-veto.entity.ts";
import { MentionEntity } from "./mention.entity.ts";
import { ModelVersionEntity } from "./model-version.entity.ts";
import { OutboxEntity } from "./outbox.entity.ts";
import { PasswordResetEntity } from "./password-reset.entity.ts";
import { PublicationEntity } from "./publication.entity.ts";
import { QuoteEntity } from "./quote.entity.ts";
import { RunEntity } from "./run.entity.ts";
import { SentimentPointEntity } from "./sentiment-point.entity.ts";
import { SessionEntity } from "./session.entity.ts";
import { SourceReadingEntity } from "./source-reading.entity.ts";
import { StageAttemptEntity } from "./stage-attempt.entity.ts";
import { TombstoneEntity } from "./tombstone.entity.ts";
import { UserEntity } from "./user.entity.ts";

/** Every table, one entity each. */
export const entities = [
  AssetEntity,
  AssetRequestEntity,
  BarEntity,
  DataIncidentEntity,
  ForecastEntity,
  LoginAttemptEntity,
  MachineLabelEntity,
  MachineVetoEntity,
  MentionEntity,
  ModelVersionEntity,
  OutboxEntity,
  PasswordResetEntity,
  PublicationEntity,
  QuoteEntity,
  RunEntity,
  SentimentPointEntity,
  SessionEntity,
  SourceReadingEntity,
  StageAttemptEntity,
  TombstoneEntity,
  UserEntity,
];
