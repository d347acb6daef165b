/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 in UTC. */
  DateTime: { input: string; output: string; }
};

/** A text that speaks of the asset. */
export type Article = {
  __typename?: 'Article';
  channel: Scalars['String']['output'];
  /** Its first 280 characters; null where `excerptWithheld` says why. */
  excerpt?: Maybe<Scalars['String']['output']>;
  /** TERMS: its source lets no text be shown; ERASED: deleted, or kept as long as may be. */
  excerptWithheld?: Maybe<ExcerptWithheld>;
  kind: RecordKind;
  lang?: Maybe<Scalars['String']['output']>;
  publishedAt: Scalars['DateTime']['output'];
  recordId: Scalars['String']['output'];
  /** How much it is about the asset, from 0 to 1. */
  relevance: Scalars['Float']['output'];
  /** Toward the asset, from −1 to 1; null when not scored. */
  sentiment?: Maybe<Scalars['Float']['output']>;
  sentimentLabel?: Maybe<SentimentLabel>;
  source: Scalars['String']['output'];
  url?: Maybe<Scalars['String']['output']>;
};

export type ArticleConnection = {
  __typename?: 'ArticleConnection';
  coverage: Coverage;
  edges: Array<ArticleEdge>;
  pageInfo: PageInfo;
};

export type ArticleEdge = {
  __typename?: 'ArticleEdge';
  cursor: Scalars['String']['output'];
  node: Article;
};

export type Asset = {
  __typename?: 'Asset';
  class: AssetClass;
  country?: Maybe<Scalars['String']['output']>;
  currency?: Maybe<Scalars['String']['output']>;
  /** The day after which it is traded no more; it is forecast no further from then on. */
  delistedOn?: Maybe<Scalars['Date']['output']>;
  exchange?: Maybe<Scalars['String']['output']>;
  /** The newest forecasts of a model, or of every model of the caller's tier; none of a delisted asset. */
  forecasts: Array<Forecast>;
  /** As the catalogue has them. */
  formerSymbols: Array<FormerSymbol>;
  /** Newest close and its change, in the asset's currency; null without prices. */
  lastClose?: Maybe<LastClose>;
  name: Scalars['String']['output'];
  /** Posts, comments and news that name it, newest first. */
  news: ArticleConnection;
  /** Over all of the caller's history. */
  priceSentiment: PriceSentiment;
  /** Daily bars, oldest first; the last 90 days by default. */
  prices: PriceConnection;
  /** When somebody asked for it to be fetched and forecast; null for what comes without asking. */
  requestedAt?: Maybe<Scalars['DateTime']['output']>;
  sector?: Maybe<Scalars['String']['output']>;
  /** Sentiment, oldest first; the last 90 days by default. */
  sentiment: SentimentConnection;
  symbol: Scalars['String']['output'];
};


export type AssetForecastsArgs = {
  horizonsDays?: InputMaybe<Array<Scalars['Int']['input']>>;
  model?: InputMaybe<Model>;
};


export type AssetNewsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type AssetPriceSentimentArgs = {
  maxLagDays?: InputMaybe<Scalars['Int']['input']>;
};


export type AssetPricesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


export type AssetSentimentArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  granularity?: InputMaybe<Granularity>;
  source?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An asset that a name may mean: ask again with its symbol. */
export type AssetCandidate = {
  __typename?: 'AssetCandidate';
  class: AssetClass;
  currency?: Maybe<Scalars['String']['output']>;
  exchange?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** `catalogue`, or the source that was searched. */
  source: Scalars['String']['output'];
  symbol: Scalars['String']['output'];
};

export type AssetClass =
  | 'COMMODITY'
  | 'CRYPTO'
  | 'FX'
  | 'INDEX'
  | 'STOCK';

export type AssetConnection = {
  __typename?: 'AssetConnection';
  edges: Array<AssetEdge>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type AssetEdge = {
  __typename?: 'AssetEdge';
  cursor: Scalars['String']['output'];
  node: Asset;
};

/** A wish for an asset, and how far it has come. */
export type AssetRequest = {
  __typename?: 'AssetRequest';
  /** Null until it is known which asset is meant. */
  asset?: Maybe<Asset>;
  /** The likeliest first. */
  candidates: Array<AssetCandidate>;
  /** Of the error catalogue: why it failed, or why it is READY without forecasts. */
  code?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  message?: Maybe<Scalars['String']['output']>;
  /** 0 to 1. */
  progress: Scalars['Float']['output'];
  /** As it was asked. */
  query: Scalars['String']['output'];
  /** READY, FAILED and AMBIGUOUS are its ends; QUEUED waits for its turn, or for a published run. */
  state: AssetRequestState;
  /** Null until it is known which asset is meant. */
  symbol?: Maybe<Scalars['String']['output']>;
  updatedAt: Scalars['DateTime']['output'];
};

export type AssetRequestState =
  | 'AMBIGUOUS'
  | 'BACKFILLING'
  | 'FAILED'
  | 'FORECASTING'
  | 'QUEUED'
  | 'READY'
  | 'SEARCHING';

/** in = out + duplicate + quarantined + unlinked. */
export type Counts = {
  __typename?: 'Counts';
  duplicate: Scalars['Int']['output'];
  in: Scalars['Int']['output'];
  out: Scalars['Int']['output'];
  quarantined: Scalars['Int']['output'];
  unlinked: Scalars['Int']['output'];
};

/** What was asked for and what was answered; `reason` says why they differ. */
export type Coverage = {
  __typename?: 'Coverage';
  effectiveFrom?: Maybe<Scalars['DateTime']['output']>;
  effectiveTo?: Maybe<Scalars['DateTime']['output']>;
  /** null when nothing was left out; else tier.history, tier.delay or data.range. */
  reason?: Maybe<Scalars['String']['output']>;
  requestedFrom?: Maybe<Scalars['DateTime']['output']>;
  requestedTo?: Maybe<Scalars['DateTime']['output']>;
  requiredTier?: Maybe<Tier>;
};

/** Two sources that state one figure of a day differently by more than the tolerance. */
export type DataIncident = {
  __typename?: 'DataIncident';
  date: Scalars['Date']['output'];
  /** One of: close, dividend, split, class. */
  field: Scalars['String']['output'];
  otherSource: Scalars['String']['output'];
  otherValue?: Maybe<Scalars['Float']['output']>;
  /** The run that found it first. */
  runId: Scalars['String']['output'];
  /** Whose value is kept: the more trusted source's. */
  source: Scalars['String']['output'];
  symbol: Scalars['String']['output'];
  /** Null where the difference is no figure. */
  value?: Maybe<Scalars['Float']['output']>;
};

export type DataIncidentConnection = {
  __typename?: 'DataIncidentConnection';
  edges: Array<DataIncidentEdge>;
  pageInfo: PageInfo;
};

export type DataIncidentEdge = {
  __typename?: 'DataIncidentEdge';
  cursor: Scalars['String']['output'];
  node: DataIncident;
};

export type ExcerptWithheld =
  | 'ERASED'
  | 'TERMS';

/** One model's close on one date, in the asset's currency. */
export type Forecast = {
  __typename?: 'Forecast';
  /** Calendar days from the last close. */
  horizonDays: Scalars['Int']['output'];
  lastClose: Scalars['Float']['output'];
  lastCloseDate: Scalars['Date']['output'];
  /** The slot of the run that made it. */
  madeAt: Scalars['DateTime']['output'];
  mean: Scalars['Float']['output'];
  median: Scalars['Float']['output'];
  model: Model;
  modelVersion: Scalars['String']['output'];
  /** Thirteen quantiles, price units. */
  quantiles: Array<Quantile>;
  targetDate: Scalars['Date']['output'];
};

export type ForecastAnswer = {
  __typename?: 'ForecastAnswer';
  asset: Asset;
  forecast: Forecast;
  /** What "no change" says for the same date: the forecast to beat. */
  naive: Forecast;
  /** Each calendar day from the one after the last close to the target date. */
  path: Array<ForecastPathPoint>;
  /** The closes before, up to a year, within the caller's history. */
  recent: Array<PriceBar>;
};

/** Median and intervals of one day; those of 50 % lie halfway between the stored quantiles beside them. */
export type ForecastPathPoint = {
  __typename?: 'ForecastPathPoint';
  date: Scalars['Date']['output'];
  lower50: Scalars['Float']['output'];
  lower80: Scalars['Float']['output'];
  lower95: Scalars['Float']['output'];
  median: Scalars['Float']['output'];
  upper50: Scalars['Float']['output'];
  upper80: Scalars['Float']['output'];
  upper95: Scalars['Float']['output'];
};

/** A symbol that an asset bore. */
export type FormerSymbol = {
  __typename?: 'FormerSymbol';
  symbol: Scalars['String']['output'];
  /** From this day on it bears its present one; null where the day is not known. */
  until?: Maybe<Scalars['Date']['output']>;
};

export type Granularity =
  | 'DAILY'
  | 'SIX_HOURLY';

export type LagCorrelation = {
  __typename?: 'LagCorrelation';
  correlation?: Maybe<Scalars['Float']['output']>;
  /** Sessions; above zero, sentiment comes first. */
  lagDays: Scalars['Int']['output'];
  /** 95 % interval of this lag alone (moving-block bootstrap). */
  lower?: Maybe<Scalars['Float']['output']>;
  n: Scalars['Int']['output'];
  /** How often two unrelated series would show as much at any of the lags tried; a relation is claimed at 0.05 at most. */
  pAdjusted?: Maybe<Scalars['Float']['output']>;
  upper?: Maybe<Scalars['Float']['output']>;
};

export type LastClose = {
  __typename?: 'LastClose';
  /** Against the close before in today's shares, so that a split is no change; null over a gap of more than a week (of two days for coins). */
  change?: Maybe<Scalars['Float']['output']>;
  changePercent?: Maybe<Scalars['Float']['output']>;
  /** The date of the close before; null where `change` is. */
  changeSince?: Maybe<Scalars['Date']['output']>;
  close: Scalars['Float']['output'];
  date: Scalars['Date']['output'];
  source: Scalars['String']['output'];
};

/** The ML team's word that its machine stays after its work, until a time of 4 hours ahead at the most. */
export type MachineVeto = {
  __typename?: 'MachineVeto';
  setAt: Scalars['DateTime']['output'];
  /** An account's address, `command line`, or `label` for one put on the machine by hand. */
  setBy: Scalars['String']['output'];
  until: Scalars['DateTime']['output'];
  /** What an hour of the machine costs, in US dollars; 0 where it costs nothing more. */
  usdPerHour: Scalars['Float']['output'];
};

export type MentionOrder =
  | 'COUNT'
  | 'SURPRISE';

/** How far a window's mentions are from the asset's own usual: the same hours of the 28 days before that are weekdays (or weekend days) like its own; for a week, the four weeks before. */
export type MentionSurprise = {
  __typename?: 'MentionSurprise';
  /** WINDOW_OPEN: it ends after the data's present. TOO_LITTLE_HISTORY: fewer than four earlier windows. */
  missing?: Maybe<SurpriseMissing>;
  /** In standard deviations of a count that varies as this asset's does, above zero for more than usual; null where `missing` says why. */
  score?: Maybe<Scalars['Float']['output']>;
  /** Mean of the effective mentions of the earlier windows; null when there are too few. */
  usual?: Maybe<Scalars['Float']['output']>;
  /** How many earlier windows there are; four are needed. */
  windows: Scalars['Int']['output'];
};

export type MentionWindow =
  | 'DAY'
  | 'SIX_HOURS'
  | 'WEEK';

export type MentionedAsset = {
  __typename?: 'MentionedAsset';
  asset: Asset;
  /** Every text, copies and all. */
  mentions: Scalars['Int']['output'];
  /** The mentions as they count, and as COUNT ranks: in each six hours n near-copies as 1 + ln n, one author as three at most. */
  mentionsEffective: Scalars['Float']['output'];
  rank: Scalars['Int']['output'];
  /** Mean of all its texts in the window by weight, from −1 to 1. */
  sentiment?: Maybe<Scalars['Float']['output']>;
  /** 95 % interval of the mean, wider the fewer the texts. */
  sentimentLower?: Maybe<Scalars['Float']['output']>;
  sentimentUpper?: Maybe<Scalars['Float']['output']>;
  surprise: MentionSurprise;
  /** Mean of `mentions` over the windows that `surprise` is held against; null when there are too few. */
  usualMentions?: Maybe<Scalars['Float']['output']>;
};

export type Model =
  | 'LINEAR'
  | 'LSTM'
  | 'MLP'
  | 'NAIVE';

export type Mutation = {
  __typename?: 'Mutation';
  /** Keeps the ML machine after its work. For the roles ML, OPERATOR and ADMIN; at most 240 minutes. */
  keepMachineAlive: MachineVeto;
  /** Lifts the veto; false when none held. For the roles ML, OPERATOR and ADMIN. */
  liftMachineVeto: Scalars['Boolean']['output'];
  login: User;
  /** Whether there was a session to close. */
  logout: Scalars['Boolean']['output'];
  /** Makes an account of the lowest tier and logs it in. */
  register: User;
  /** Asks for an asset by symbol or name: its prices are fetched and it is forecast at once, not only by the next run. Costs one of the tier's `assetRequestsPerMonth`; what is there already, or comes to nothing, costs none. */
  requestAsset: AssetRequest;
  /** Always true: whether an account exists is not told. */
  requestPasswordReset: Scalars['Boolean']['output'];
  /** Sets a new password with a mailed token; every session ends. */
  resetPassword: Scalars['Boolean']['output'];
};


export type MutationKeepMachineAliveArgs = {
  minutes: Scalars['Int']['input'];
};


export type MutationLoginArgs = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};


export type MutationRegisterArgs = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};


export type MutationRequestAssetArgs = {
  query: Scalars['String']['input'];
};


export type MutationRequestPasswordResetArgs = {
  email: Scalars['String']['input'];
};


export type MutationResetPasswordArgs = {
  password: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A trading day of its exchange, in the asset's currency. A day without a bar is a gap: it has none here. */
export type PriceBar = {
  __typename?: 'PriceBar';
  /** The close adjusted for all splits and dividends since, as known by this run; null where no source knows of any. */
  adjClose?: Maybe<Scalars['Float']['output']>;
  /** As traded. */
  close: Scalars['Float']['output'];
  date: Scalars['Date']['output'];
  /** Cash a share, on its ex-date. */
  dividend?: Maybe<Scalars['Float']['output']>;
  high?: Maybe<Scalars['Float']['output']>;
  low?: Maybe<Scalars['Float']['output']>;
  open?: Maybe<Scalars['Float']['output']>;
  source: Scalars['String']['output'];
  /** New shares for each old one (4 for 4:1), on the first day in new shares. */
  split?: Maybe<Scalars['Float']['output']>;
  volume?: Maybe<Scalars['Float']['output']>;
};

export type PriceConnection = {
  __typename?: 'PriceConnection';
  coverage: Coverage;
  edges: Array<PriceEdge>;
  pageInfo: PageInfo;
};

export type PriceEdge = {
  __typename?: 'PriceEdge';
  cursor: Scalars['String']['output'];
  node: PriceBar;
};

/** Whether sentiment leads or follows the price: correlation of daily sentiment with the log-return `lagDays` sessions later. */
export type PriceSentiment = {
  __typename?: 'PriceSentiment';
  /** Simultaneous band for all lags tried, 95 %: within it nothing is shown. */
  band?: Maybe<Scalars['Float']['output']>;
  /** Sessions drawn together by the bootstrap; null when too few. */
  blockSessions?: Maybe<Scalars['Int']['output']>;
  coverage: Coverage;
  /** One of: NONE, SENTIMENT_LEADS, PRICE_LEADS, SAME_DAY, TOO_FEW. */
  finding: Scalars['String']['output'];
  lags: Array<LagCorrelation>;
  /** How many lags were tried; the band and `pAdjusted` allow for all of them. */
  lagsTried: Scalars['Int']['output'];
  /** Sessions with both a sentiment and a return. */
  observations: Scalars['Int']['output'];
  /** NONE_FOUND is an answer; TOO_LITTLE_DATA: fewer than 30 sessions with both. */
  relation: PriceSentimentRelation;
  /** The lag that carries the relation; null unless one is found. */
  strongest?: Maybe<LagCorrelation>;
};

export type PriceSentimentRelation =
  | 'FOUND'
  | 'NONE_FOUND'
  | 'TOO_LITTLE_DATA';

export type Quantile = {
  __typename?: 'Quantile';
  probability: Scalars['Float']['output'];
  value: Scalars['Float']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** An asset by its symbol (or one that it alone bore), with results or only in the catalogue; null when it is in neither. */
  asset?: Maybe<Asset>;
  /** One's own request; null for any other. */
  assetRequest?: Maybe<AssetRequest>;
  /** One's own newest 50 requests, newest first. */
  assetRequests: Array<AssetRequest>;
  /** The assets with results; with `search` also those of the catalogue that can be added. */
  assets: AssetConnection;
  /** The published run that answers this caller, or null before the first. */
  currentRun?: Maybe<Run>;
  /** Where price sources disagree, newest date first; of one symbol or of all. */
  dataIncidents: DataIncidentConnection;
  /** The stored forecast of an asset's close for any date up to a year ahead. */
  forecast: ForecastAnswer;
  /** The veto that holds now; null without one, and for roles other than ML, OPERATOR and ADMIN. */
  machineVeto?: Maybe<MachineVeto>;
  /** Who is logged in. */
  me?: Maybe<User>;
  /** The assets most spoken of before the data's present, copies and single authors damped. */
  mostMentioned: Array<MentionedAsset>;
  /** The newest quote of each of these assets that has one, in the order asked for. */
  quotes: Array<Quote>;
  /** The run ledger, newest first. */
  runs: RunConnection;
  /** Every source that a published run has asked or that is configured, by name. */
  sources: Array<Source>;
  /** The tiers, from the lowest. */
  tiers: Array<TierInfo>;
};


export type QueryAssetArgs = {
  symbol: Scalars['String']['input'];
};


export type QueryAssetRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAssetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  class?: InputMaybe<AssetClass>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryDataIncidentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  symbol?: InputMaybe<Scalars['String']['input']>;
};


export type QueryForecastArgs = {
  model?: InputMaybe<Model>;
  symbol: Scalars['String']['input'];
  targetDate: Scalars['Date']['input'];
};


export type QueryMostMentionedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<MentionOrder>;
  window?: InputMaybe<MentionWindow>;
};


export type QueryQuotesArgs = {
  symbols: Array<Scalars['String']['input']>;
};


export type QueryRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The price of an asset at an instant, as a source stated it; null is what it did not state. */
export type Quote = {
  __typename?: 'Quote';
  ask?: Maybe<Scalars['Float']['output']>;
  /** When the source says it was so. */
  at: Scalars['DateTime']['output'];
  bid?: Maybe<Scalars['Float']['output']>;
  currency?: Maybe<Scalars['String']['output']>;
  price: Scalars['Float']['output'];
  /** When Pulso got it. */
  receivedAt: Scalars['DateTime']['output'];
  source: Scalars['String']['output'];
  symbol: Scalars['String']['output'];
  /** Shares or units traded so far in the session. */
  volume?: Maybe<Scalars['Float']['output']>;
};

export type RecordKind =
  | 'COMMENT'
  | 'NEWS'
  | 'POST';

export type Redistribution =
  | 'EXCERPT'
  | 'IDS';

/** One pass of the pipeline over a slot of six hours. */
export type Run = {
  __typename?: 'Run';
  coverage: Array<SourceCoverage>;
  createdAt: Scalars['DateTime']['output'];
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The slot: YYYY-MM-DDTHH, UTC. */
  id: Scalars['String']['output'];
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  reason?: Maybe<Scalars['String']['output']>;
  /** Whether its texts are the bundled sample. */
  sample: Scalars['Boolean']['output'];
  stages: Array<StageAttempt>;
  status: RunStatus;
};

export type RunConnection = {
  __typename?: 'RunConnection';
  edges: Array<RunEdge>;
  pageInfo: PageInfo;
};

export type RunEdge = {
  __typename?: 'RunEdge';
  cursor: Scalars['String']['output'];
  node: Run;
};

export type RunStatus =
  | 'FAILED'
  | 'PUBLISHED'
  | 'PUBLISHED_QUARANTINE'
  | 'RUNNING'
  | 'SKIPPED';

export type SentimentConnection = {
  __typename?: 'SentimentConnection';
  coverage: Coverage;
  edges: Array<SentimentEdge>;
  pageInfo: PageInfo;
  /** The sources that have points in the span, each of which can be asked for alone. */
  sources: Array<Scalars['String']['output']>;
};

export type SentimentEdge = {
  __typename?: 'SentimentEdge';
  cursor: Scalars['String']['output'];
  node: SentimentPoint;
};

export type SentimentLabel =
  | 'NEGATIVE'
  | 'NEUTRAL'
  | 'POSITIVE';

/** Sentiment over six hours or a day; an empty span is no point, not a zero. */
export type SentimentPoint = {
  __typename?: 'SentimentPoint';
  /** Weighted standard deviation; null under two. */
  dispersion?: Maybe<Scalars['Float']['output']>;
  /** How many independent texts weigh as much (Kish); copies are one, and so are an author's. It sets the interval's width. */
  effectiveTexts?: Maybe<Scalars['Float']['output']>;
  /** From −1 to 1, by relevance × damped engagement × source × how much of a copy it is; null when none is scored. */
  mean?: Maybe<Scalars['Float']['output']>;
  /** 95 % interval of the mean, wider the fewer the texts. */
  meanLower?: Maybe<Scalars['Float']['output']>;
  meanUpper?: Maybe<Scalars['Float']['output']>;
  /** Every text, copies and all. */
  mentions: Scalars['Int']['output'];
  /** The mentions as they count: n near-copies as 1 + ln n, one author as three at most. */
  mentionsEffective: Scalars['Float']['output'];
  negative: Scalars['Int']['output'];
  neutral: Scalars['Int']['output'];
  positive: Scalars['Int']['output'];
  /** How many of them carry a sentiment. */
  scored: Scalars['Int']['output'];
  /** Of the weight, what is negative; the three shares sum to 1 and are null when none is scored. */
  shareNegative?: Maybe<Scalars['Float']['output']>;
  shareNeutral?: Maybe<Scalars['Float']['output']>;
  sharePositive?: Maybe<Scalars['Float']['output']>;
  startsAt: Scalars['DateTime']['output'];
  surprise: MentionSurprise;
};

/** A source of records and how it stands, by the published runs. */
export type Source = {
  __typename?: 'Source';
  /** Null for a source that does not call out. */
  budget?: Maybe<SourceBudget>;
  /** Whether new runs ask it. */
  configured: Scalars['Boolean']['output'];
  /** Records it said are gone, in 30 days. */
  deletedOf30Days: Scalars['Int']['output'];
  /** posts, news, prices. */
  delivers: Array<Scalars['String']['output']>;
  /** How long ago the last window ended that was read to some good. */
  lagSeconds?: Maybe<Scalars['Int']['output']>;
  /** The newest of 30 days. */
  lastError?: Maybe<SourceError>;
  /** The run of the newest reading. */
  lastRun?: Maybe<Scalars['String']['output']>;
  lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the newest reading had to say: a remark, or why its state is not OK. */
  message?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** When its newest record was published. */
  newestAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of the newest reading. */
  records?: Maybe<Scalars['Int']['output']>;
  recordsOf30Days: Scalars['Int']['output'];
  /** Whether what it brings is made up for showing. */
  sample: Scalars['Boolean']['output'];
  /** Of the newest reading. */
  state: SourceState;
  terms?: Maybe<SourceTerms>;
  title?: Maybe<Scalars['String']['output']>;
};

/** What is spent of a source's budget; null caps are none. */
export type SourceBudget = {
  __typename?: 'SourceBudget';
  /** When this was counted: the newest reading. */
  countedAt: Scalars['DateTime']['output'];
  /** Requests left today; null without a cap. */
  requestsLeftToday?: Maybe<Scalars['Float']['output']>;
  /** Requests made today (UTC), as counted. */
  requestsToday: Scalars['Int']['output'];
  /** US dollars left this month; null without a cap. */
  usdLeftThisMonth?: Maybe<Scalars['Float']['output']>;
  /** US dollars left today; null without a cap. */
  usdLeftToday?: Maybe<Scalars['Float']['output']>;
  /** US dollars spent this month, failed runs included. */
  usdThisMonth: Scalars['Float']['output'];
  /** US dollars spent today, as counted. */
  usdToday: Scalars['Float']['output'];
};

/** What a source delivered to a run. */
export type SourceCoverage = {
  __typename?: 'SourceCoverage';
  bars?: Maybe<Scalars['Int']['output']>;
  /** Why it is not OK, as an error's code. */
  code?: Maybe<Scalars['String']['output']>;
  /** Records it said are gone. */
  deleted?: Maybe<Scalars['Int']['output']>;
  duplicate?: Maybe<Scalars['Int']['output']>;
  /** Where its window begins; null when it had never been read to the end of one. */
  from?: Maybe<Scalars['DateTime']['output']>;
  message?: Maybe<Scalars['String']['output']>;
  quarantined?: Maybe<Scalars['Int']['output']>;
  /** Texts and bars. */
  records: Scalars['Int']['output'];
  source: Scalars['String']['output'];
  state: SourceState;
  to?: Maybe<Scalars['DateTime']['output']>;
};

export type SourceError = {
  __typename?: 'SourceError';
  at: Scalars['DateTime']['output'];
  code: Scalars['String']['output'];
  message?: Maybe<Scalars['String']['output']>;
};

export type SourceState =
  | 'FAILED'
  | 'NEVER'
  | 'OK'
  | 'OVER_BUDGET'
  | 'PARTIAL'
  | 'SKIPPED';

/** What the terms of a source ask of who shows its texts. */
export type SourceTerms = {
  __typename?: 'SourceTerms';
  /** How it wants to be named. */
  attribution?: Maybe<Scalars['String']['output']>;
  /** EXCERPT: a short excerpt; IDS: only id and address. */
  redistribute: Redistribution;
  /** Days its texts are kept; null: for ever. */
  retentionDays?: Maybe<Scalars['Int']['output']>;
  url?: Maybe<Scalars['String']['output']>;
};

export type Stage =
  | 'CATEGORISE'
  | 'FETCH'
  | 'LOAD'
  | 'PREDICT';

export type StageAttempt = {
  __typename?: 'StageAttempt';
  attempt: Scalars['Int']['output'];
  counts?: Maybe<Counts>;
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  reason?: Maybe<Scalars['String']['output']>;
  stage: Stage;
  startedAt: Scalars['DateTime']['output'];
  status: Scalars['String']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /** One's own request as it is, and again whenever it has moved, until it is READY, FAILED or AMBIGUOUS. */
  assetRequestUpdated: AssetRequest;
  /** The newest quote of each of these assets, then the newer ones as they come. Who reads slowly gets the newest of each, never a queue. */
  quoteUpdated: Quote;
};


export type SubscriptionAssetRequestUpdatedArgs = {
  id: Scalars['ID']['input'];
};


export type SubscriptionQuoteUpdatedArgs = {
  symbols: Array<Scalars['String']['input']>;
};

export type SurpriseMissing =
  | 'TOO_LITTLE_HISTORY'
  | 'WINDOW_OPEN';

export type Tier =
  | 'ENTERPRISE'
  | 'FREE'
  | 'PLUS'
  | 'PRO';

export type TierInfo = {
  __typename?: 'TierInfo';
  /** Assets one may have added in a calendar month; null = no cap. */
  assetRequestsPerMonth?: Maybe<Scalars['Int']['output']>;
  /** A run is seen once its slot is this old. */
  delayHours: Scalars['Int']['output'];
  /** null = all. */
  historyDays?: Maybe<Scalars['Int']['output']>;
  /** Whether quotes are seen as they come. */
  liveQuotes: Scalars['Boolean']['output'];
  models: Array<Model>;
  tier: Tier;
};

export type User = {
  __typename?: 'User';
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  role: Scalars['String']['output'];
  tier: Tier;
};

export type PriceBarsFragment = { __typename?: 'PriceConnection', edges: Array<{ __typename?: 'PriceEdge', node: { __typename?: 'PriceBar', date: string, close: number } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, coverage: (
    { __typename?: 'Coverage' }
    & { ' $fragmentRefs'?: { 'CoverageNoteFragment': CoverageNoteFragment } }
  ) } & { ' $fragmentName'?: 'PriceBarsFragment' };

export type SentimentPointsFragment = { __typename?: 'SentimentConnection', edges: Array<{ __typename?: 'SentimentEdge', node: { __typename?: 'SentimentPoint', startsAt: string, mentions: number, scored: number, mean?: number | null, meanLower?: number | null, meanUpper?: number | null } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, coverage: (
    { __typename?: 'Coverage' }
    & { ' $fragmentRefs'?: { 'CoverageNoteFragment': CoverageNoteFragment } }
  ) } & { ' $fragmentName'?: 'SentimentPointsFragment' };

export type ForecastFanFragment = { __typename?: 'ForecastAnswer', forecast: { __typename?: 'Forecast', lastCloseDate: string, lastClose: number }, naive: { __typename?: 'Forecast', median: number }, path: Array<{ __typename?: 'ForecastPathPoint', date: string, median: number, lower50: number, upper50: number, lower80: number, upper80: number, lower95: number, upper95: number }> } & { ' $fragmentName'?: 'ForecastFanFragment' };

export type LoginMutationVariables = Exact<{
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
}>;


export type LoginMutation = { __typename?: 'Mutation', login: { __typename?: 'User', email: string } };

export type RegisterMutationVariables = Exact<{
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
}>;


export type RegisterMutation = { __typename?: 'Mutation', register: { __typename?: 'User', email: string } };

export type RequestPasswordResetMutationVariables = Exact<{
  email: Scalars['String']['input'];
}>;


export type RequestPasswordResetMutation = { __typename?: 'Mutation', requestPasswordReset: boolean };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { __typename?: 'Mutation', logout: boolean };

export type AssetHeaderFragment = { __typename?: 'Asset', symbol: string, name: string, class: AssetClass, exchange?: string | null, currency?: string | null, country?: string | null, sector?: string | null, lastClose?: { __typename?: 'LastClose', date: string, close: number, change?: number | null, changePercent?: number | null, source: string } | null } & { ' $fragmentName'?: 'AssetHeaderFragment' };

export type AssetQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
}>;


export type AssetQuery = { __typename?: 'Query', asset?: (
    { __typename?: 'Asset', symbol: string, name: string, lastClose?: { __typename?: 'LastClose', date: string } | null }
    & { ' $fragmentRefs'?: { 'AssetHeaderFragment': AssetHeaderFragment } }
  ) | null };

export type NewsQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
  first: Scalars['Int']['input'];
}>;


export type NewsQuery = { __typename?: 'Query', asset?: { __typename?: 'Asset', symbol: string, news: { __typename?: 'ArticleConnection', edges: Array<{ __typename?: 'ArticleEdge', node: (
          { __typename?: 'Article', recordId: string }
          & { ' $fragmentRefs'?: { 'NewsItemFragment': NewsItemFragment } }
        ) }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean }, coverage: (
        { __typename?: 'Coverage' }
        & { ' $fragmentRefs'?: { 'CoverageNoteFragment': CoverageNoteFragment } }
      ) } } | null };

export type NewsItemFragment = { __typename?: 'Article', kind: RecordKind, source: string, channel: string, publishedAt: string, lang?: string | null, excerpt?: string | null, excerptWithheld?: ExcerptWithheld | null, url?: string | null, relevance: number, sentiment?: number | null } & { ' $fragmentName'?: 'NewsItemFragment' };

export type RelationQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
}>;


export type RelationQuery = { __typename?: 'Query', asset?: { __typename?: 'Asset', symbol: string, priceSentiment: { __typename?: 'PriceSentiment', relation: PriceSentimentRelation, lagsTried: number, observations: number, band?: number | null, finding: string, lags: Array<{ __typename?: 'LagCorrelation', lagDays: number, correlation?: number | null, lower?: number | null, upper?: number | null, n: number }>, strongest?: { __typename?: 'LagCorrelation', lagDays: number, correlation?: number | null, lower?: number | null, upper?: number | null } | null, coverage: (
        { __typename?: 'Coverage' }
        & { ' $fragmentRefs'?: { 'CoverageNoteFragment': CoverageNoteFragment } }
      ) } } | null };

export type AssetForecastQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
  targetDate: Scalars['Date']['input'];
  model: Model;
}>;


export type AssetForecastQuery = { __typename?: 'Query', forecast: (
    { __typename?: 'ForecastAnswer', asset: { __typename?: 'Asset', symbol: string, currency?: string | null } }
    & { ' $fragmentRefs'?: { 'ForecastFanFragment': ForecastFanFragment;'ForecastFiguresFragment': ForecastFiguresFragment } }
  ) };

export type PricesQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
  from: Scalars['Date']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PricesQuery = { __typename?: 'Query', asset?: { __typename?: 'Asset', symbol: string, prices: (
      { __typename?: 'PriceConnection' }
      & { ' $fragmentRefs'?: { 'PriceBarsFragment': PriceBarsFragment } }
    ) } | null };

export type SentimentQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
  from: Scalars['DateTime']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type SentimentQuery = { __typename?: 'Query', asset?: { __typename?: 'Asset', symbol: string, sentiment: (
      { __typename?: 'SentimentConnection' }
      & { ' $fragmentRefs'?: { 'SentimentPointsFragment': SentimentPointsFragment } }
    ) } | null };

export type ForecastFiguresFragment = { __typename?: 'ForecastAnswer', asset: { __typename?: 'Asset', currency?: string | null }, forecast: { __typename?: 'Forecast', model: Model, modelVersion: string, lastClose: number, targetDate: string, median: number, quantiles: Array<{ __typename?: 'Quantile', probability: number, value: number }> }, naive: { __typename?: 'Forecast', median: number } } & { ' $fragmentName'?: 'ForecastFiguresFragment' };

export type ForecastQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
  targetDate: Scalars['Date']['input'];
  model: Model;
}>;


export type ForecastQuery = { __typename?: 'Query', forecast: (
    { __typename?: 'ForecastAnswer', asset: { __typename?: 'Asset', symbol: string, name: string }, recent: Array<{ __typename?: 'PriceBar', date: string, close: number }> }
    & { ' $fragmentRefs'?: { 'ForecastFanFragment': ForecastFanFragment;'ForecastFiguresFragment': ForecastFiguresFragment } }
  ) };

export type ChosenAssetQueryVariables = Exact<{
  symbol: Scalars['String']['input'];
}>;


export type ChosenAssetQuery = { __typename?: 'Query', asset?: { __typename?: 'Asset', symbol: string, name: string, lastClose?: { __typename?: 'LastClose', date: string } | null } | null };

export type RunCoverageFragment = (
  { __typename?: 'Run', id: string, status: RunStatus, sample: boolean, publishedAt?: string | null }
  & { ' $fragmentRefs'?: { 'RunStagesFragment': RunStagesFragment;'RunSourcesFragment': RunSourcesFragment } }
) & { ' $fragmentName'?: 'RunCoverageFragment' };

export type FrameQueryVariables = Exact<{ [key: string]: never; }>;


export type FrameQuery = { __typename?: 'Query', currentRun?: (
    { __typename?: 'Run', id: string, sample: boolean }
    & { ' $fragmentRefs'?: { 'RunCoverageFragment': RunCoverageFragment } }
  ) | null, me?: { __typename?: 'User', email: string, tier: Tier, role: string, createdAt: string } | null, tiers: Array<{ __typename?: 'TierInfo', tier: Tier, historyDays?: number | null, delayHours: number, models: Array<Model>, assetRequestsPerMonth?: number | null }> };

export type NewestRunQueryVariables = Exact<{ [key: string]: never; }>;


export type NewestRunQuery = { __typename?: 'Query', runs: { __typename?: 'RunConnection', edges: Array<{ __typename?: 'RunEdge', node: (
        { __typename?: 'Run', id: string, status: RunStatus, reason?: string | null }
        & { ' $fragmentRefs'?: { 'RunStagesFragment': RunStagesFragment } }
      ) }> } };

export type HeadlinesQueryVariables = Exact<{
  window: MentionWindow;
}>;


export type HeadlinesQuery = { __typename?: 'Query', mostMentioned: Array<{ __typename?: 'MentionedAsset', asset: { __typename?: 'Asset', symbol: string, news: { __typename?: 'ArticleConnection', edges: Array<{ __typename?: 'ArticleEdge', node: { __typename?: 'Article', recordId: string, kind: RecordKind, source: string, channel: string, publishedAt: string, lang?: string | null, excerpt?: string | null, excerptWithheld?: ExcerptWithheld | null, url?: string | null, sentiment?: number | null } }> } } }> };

export type MentionRowFragment = { __typename?: 'MentionedAsset', rank: number, mentions: number, mentionsEffective: number, sentiment?: number | null, sentimentLower?: number | null, sentimentUpper?: number | null, surprise: { __typename?: 'MentionSurprise', score?: number | null, usual?: number | null }, asset: { __typename?: 'Asset', symbol: string, name: string, currency?: string | null, lastClose?: { __typename?: 'LastClose', date: string, close: number, changePercent?: number | null } | null, prices: { __typename?: 'PriceConnection', edges: Array<{ __typename?: 'PriceEdge', node: { __typename?: 'PriceBar', date: string, close: number } }> }, forecasts: Array<{ __typename?: 'Forecast', targetDate: string, median: number, quantiles: Array<{ __typename?: 'Quantile', probability: number, value: number }> }> } } & { ' $fragmentName'?: 'MentionRowFragment' };

export type MostMentionedQueryVariables = Exact<{
  window: MentionWindow;
  orderBy: MentionOrder;
  since: Scalars['Date']['input'];
}>;


export type MostMentionedQuery = { __typename?: 'Query', mostMentioned: Array<(
    { __typename?: 'MentionedAsset', mentions: number, mentionsEffective: number, surprise: { __typename?: 'MentionSurprise', usual?: number | null }, asset: { __typename?: 'Asset', symbol: string } }
    & { ' $fragmentRefs'?: { 'MentionRowFragment': MentionRowFragment } }
  )> };

export type PricedAssetsQueryVariables = Exact<{ [key: string]: never; }>;


export type PricedAssetsQuery = { __typename?: 'Query', assets: { __typename?: 'AssetConnection', edges: Array<{ __typename?: 'AssetEdge', node: { __typename?: 'Asset', symbol: string, name: string, currency?: string | null, lastClose?: { __typename?: 'LastClose', date: string, close: number, changePercent?: number | null } | null } }> } };

export type AssetRequestPartsFragment = { __typename?: 'AssetRequest', id: string, query: string, state: AssetRequestState, symbol?: string | null, progress: number, code?: string | null, message?: string | null, candidates: Array<{ __typename?: 'AssetCandidate', symbol: string, name: string, class: AssetClass, exchange?: string | null, currency?: string | null }>, asset?: { __typename?: 'Asset', symbol: string, name: string } | null } & { ' $fragmentName'?: 'AssetRequestPartsFragment' };

export type RequestAssetMutationVariables = Exact<{
  query: Scalars['String']['input'];
}>;


export type RequestAssetMutation = { __typename?: 'Mutation', requestAsset: (
    { __typename?: 'AssetRequest' }
    & { ' $fragmentRefs'?: { 'AssetRequestPartsFragment': AssetRequestPartsFragment } }
  ) };

export type AssetRequestQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type AssetRequestQuery = { __typename?: 'Query', assetRequest?: (
    { __typename?: 'AssetRequest' }
    & { ' $fragmentRefs'?: { 'AssetRequestPartsFragment': AssetRequestPartsFragment } }
  ) | null };

export type AssetRequestUpdatedSubscriptionVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type AssetRequestUpdatedSubscription = { __typename?: 'Subscription', assetRequestUpdated: (
    { __typename?: 'AssetRequest' }
    & { ' $fragmentRefs'?: { 'AssetRequestPartsFragment': AssetRequestPartsFragment } }
  ) };

export type MachineVetoQueryVariables = Exact<{ [key: string]: never; }>;


export type MachineVetoQuery = { __typename?: 'Query', machineVeto?: { __typename?: 'MachineVeto', setBy: string, until: string, usdPerHour: number } | null };

export type KeepMachineAliveMutationVariables = Exact<{
  minutes: Scalars['Int']['input'];
}>;


export type KeepMachineAliveMutation = { __typename?: 'Mutation', keepMachineAlive: { __typename?: 'MachineVeto', until: string } };

export type LiftMachineVetoMutationVariables = Exact<{ [key: string]: never; }>;


export type LiftMachineVetoMutation = { __typename?: 'Mutation', liftMachineVeto: boolean };

export type RunStagesFragment = { __typename?: 'Run', stages: Array<{ __typename?: 'StageAttempt', stage: Stage, attempt: number, status: string, reason?: string | null, startedAt: string, endedAt?: string | null, counts?: { __typename?: 'Counts', in: number, out: number, duplicate: number, quarantined: number, unlinked: number } | null }> } & { ' $fragmentName'?: 'RunStagesFragment' };

export type RunSourcesFragment = { __typename?: 'Run', coverage: Array<{ __typename?: 'SourceCoverage', source: string, state: SourceState, records: number, code?: string | null, message?: string | null }> } & { ' $fragmentName'?: 'RunSourcesFragment' };

export type RunsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
}>;


export type RunsQuery = { __typename?: 'Query', runs: { __typename?: 'RunConnection', edges: Array<{ __typename?: 'RunEdge', node: (
        { __typename?: 'Run', id: string, status: RunStatus }
        & { ' $fragmentRefs'?: { 'RunRowFragment': RunRowFragment } }
      ) }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean } } };

export type RunRowFragment = (
  { __typename?: 'Run', id: string, status: RunStatus, reason?: string | null, sample: boolean, createdAt: string, finishedAt?: string | null }
  & { ' $fragmentRefs'?: { 'RunStagesFragment': RunStagesFragment;'RunSourcesFragment': RunSourcesFragment } }
) & { ' $fragmentName'?: 'RunRowFragment' };

export type SourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type SourcesQuery = { __typename?: 'Query', sources: Array<{ __typename?: 'Source', name: string, title?: string | null, state: SourceState, sample: boolean, lastSuccessAt?: string | null, recordsOf30Days: number, message?: string | null, budget?: { __typename?: 'SourceBudget', usdThisMonth: number } | null }> };

export type ResetPasswordMutationVariables = Exact<{
  token: Scalars['String']['input'];
  password: Scalars['String']['input'];
}>;


export type ResetPasswordMutation = { __typename?: 'Mutation', resetPassword: boolean };

export type AssetSuggestionsQueryVariables = Exact<{
  search: Scalars['String']['input'];
}>;


export type AssetSuggestionsQuery = { __typename?: 'Query', assets: { __typename?: 'AssetConnection', edges: Array<{ __typename?: 'AssetEdge', node: { __typename?: 'Asset', symbol: string, name: string, class: AssetClass, exchange?: string | null, lastClose?: { __typename?: 'LastClose', date: string } | null } }> } };

export type CoverageNoteFragment = { __typename?: 'Coverage', effectiveFrom?: string | null, reason?: string | null, requiredTier?: Tier | null } & { ' $fragmentName'?: 'CoverageNoteFragment' };

export const CoverageNoteFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}}]} as unknown as DocumentNode<CoverageNoteFragment, unknown>;
export const PriceBarsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceBars"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageNote"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}}]} as unknown as DocumentNode<PriceBarsFragment, unknown>;
export const SentimentPointsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SentimentPoints"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SentimentConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"mentions"}},{"kind":"Field","name":{"kind":"Name","value":"scored"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"meanLower"}},{"kind":"Field","name":{"kind":"Name","value":"meanUpper"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageNote"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}}]} as unknown as DocumentNode<SentimentPointsFragment, unknown>;
export const ForecastFanFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastFan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastAnswer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lastCloseDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"naive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}}]}},{"kind":"Field","name":{"kind":"Name","value":"path"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"lower50"}},{"kind":"Field","name":{"kind":"Name","value":"upper50"}},{"kind":"Field","name":{"kind":"Name","value":"lower80"}},{"kind":"Field","name":{"kind":"Name","value":"upper80"}},{"kind":"Field","name":{"kind":"Name","value":"lower95"}},{"kind":"Field","name":{"kind":"Name","value":"upper95"}}]}}]}}]} as unknown as DocumentNode<ForecastFanFragment, unknown>;
export const AssetHeaderFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetHeader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Asset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<AssetHeaderFragment, unknown>;
export const NewsItemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NewsItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Article"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"excerpt"}},{"kind":"Field","name":{"kind":"Name","value":"excerptWithheld"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"relevance"}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}}]}}]} as unknown as DocumentNode<NewsItemFragment, unknown>;
export const ForecastFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastAnswer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"forecast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"}},{"kind":"Field","name":{"kind":"Name","value":"targetDate"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"naive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}}]}}]}}]} as unknown as DocumentNode<ForecastFiguresFragment, unknown>;
export const RunStagesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}},{"kind":"Field","name":{"kind":"Name","value":"out"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"unlinked"}}]}}]}}]}}]} as unknown as DocumentNode<RunStagesFragment, unknown>;
export const RunSourcesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunSources"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RunSourcesFragment, unknown>;
export const RunCoverageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunCoverage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sample"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStages"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunSources"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}},{"kind":"Field","name":{"kind":"Name","value":"out"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"unlinked"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunSources"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RunCoverageFragment, unknown>;
export const MentionRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MentionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MentionedAsset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"mentions"}},{"kind":"Field","name":{"kind":"Name","value":"mentionsEffective"}},{"kind":"Field","name":{"kind":"Name","value":"surprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"usual"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}},{"kind":"Field","name":{"kind":"Name","value":"sentimentLower"}},{"kind":"Field","name":{"kind":"Name","value":"sentimentUpper"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"forecasts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"EnumValue","value":"LINEAR"}},{"kind":"Argument","name":{"kind":"Name","value":"horizonsDays"},"value":{"kind":"ListValue","values":[{"kind":"IntValue","value":"10"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targetDate"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MentionRowFragment, unknown>;
export const AssetRequestPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"query"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<AssetRequestPartsFragment, unknown>;
export const RunRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"sample"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStages"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunSources"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}},{"kind":"Field","name":{"kind":"Name","value":"out"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"unlinked"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunSources"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RunRowFragment, unknown>;
export const LoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Login"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]} as unknown as DocumentNode<LoginMutation, LoginMutationVariables>;
export const RegisterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Register"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]} as unknown as DocumentNode<RegisterMutation, RegisterMutationVariables>;
export const RequestPasswordResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestPasswordReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestPasswordReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}}]}]}}]} as unknown as DocumentNode<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const LogoutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Logout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"}}]}}]} as unknown as DocumentNode<LogoutMutation, LogoutMutationVariables>;
export const AssetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Asset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssetHeader"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetHeader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Asset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<AssetQuery, AssetQueryVariables>;
export const NewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"News"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"news"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordId"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NewsItem"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageNote"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NewsItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Article"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"excerpt"}},{"kind":"Field","name":{"kind":"Name","value":"excerptWithheld"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"relevance"}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}}]} as unknown as DocumentNode<NewsQuery, NewsQueryVariables>;
export const RelationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Relation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"priceSentiment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxLagDays"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lagDays"}},{"kind":"Field","name":{"kind":"Name","value":"correlation"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}},{"kind":"Field","name":{"kind":"Name","value":"n"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"strongest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lagDays"}},{"kind":"Field","name":{"kind":"Name","value":"correlation"}},{"kind":"Field","name":{"kind":"Name","value":"lower"}},{"kind":"Field","name":{"kind":"Name","value":"upper"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lagsTried"}},{"kind":"Field","name":{"kind":"Name","value":"observations"}},{"kind":"Field","name":{"kind":"Name","value":"band"}},{"kind":"Field","name":{"kind":"Name","value":"finding"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageNote"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}}]} as unknown as DocumentNode<RelationQuery, RelationQueryVariables>;
export const AssetForecastDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssetForecast"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"targetDate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecast"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}},{"kind":"Argument","name":{"kind":"Name","value":"targetDate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"targetDate"}}},{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastFan"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastFigures"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastFan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastAnswer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lastCloseDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"naive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}}]}},{"kind":"Field","name":{"kind":"Name","value":"path"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"lower50"}},{"kind":"Field","name":{"kind":"Name","value":"upper50"}},{"kind":"Field","name":{"kind":"Name","value":"lower80"}},{"kind":"Field","name":{"kind":"Name","value":"upper80"}},{"kind":"Field","name":{"kind":"Name","value":"lower95"}},{"kind":"Field","name":{"kind":"Name","value":"upper95"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastAnswer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"forecast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"}},{"kind":"Field","name":{"kind":"Name","value":"targetDate"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"naive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}}]}}]}}]} as unknown as DocumentNode<AssetForecastQuery, AssetForecastQueryVariables>;
export const PricesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Prices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PriceBars"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PriceBars"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageNote"}}]}}]}}]} as unknown as DocumentNode<PricesQuery, PricesQueryVariables>;
export const SentimentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sentiment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"granularity"},"value":{"kind":"EnumValue","value":"DAILY"}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"500"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SentimentPoints"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageNote"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"requiredTier"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SentimentPoints"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SentimentConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"mentions"}},{"kind":"Field","name":{"kind":"Name","value":"scored"}},{"kind":"Field","name":{"kind":"Name","value":"mean"}},{"kind":"Field","name":{"kind":"Name","value":"meanLower"}},{"kind":"Field","name":{"kind":"Name","value":"meanUpper"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageNote"}}]}}]}}]} as unknown as DocumentNode<SentimentQuery, SentimentQueryVariables>;
export const ForecastDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Forecast"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"targetDate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecast"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}},{"kind":"Argument","name":{"kind":"Name","value":"targetDate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"targetDate"}}},{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastFan"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ForecastFigures"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastFan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastAnswer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forecast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lastCloseDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"naive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}}]}},{"kind":"Field","name":{"kind":"Name","value":"path"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"lower50"}},{"kind":"Field","name":{"kind":"Name","value":"upper50"}},{"kind":"Field","name":{"kind":"Name","value":"lower80"}},{"kind":"Field","name":{"kind":"Name","value":"upper80"}},{"kind":"Field","name":{"kind":"Name","value":"lower95"}},{"kind":"Field","name":{"kind":"Name","value":"upper95"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ForecastFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ForecastAnswer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"forecast"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"}},{"kind":"Field","name":{"kind":"Name","value":"targetDate"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"naive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"median"}}]}}]}}]} as unknown as DocumentNode<ForecastQuery, ForecastQueryVariables>;
export const ChosenAssetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChosenAsset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}}]}}]}}]} as unknown as DocumentNode<ChosenAssetQuery, ChosenAssetQueryVariables>;
export const FrameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Frame"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sample"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunCoverage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"historyDays"}},{"kind":"Field","name":{"kind":"Name","value":"delayHours"}},{"kind":"Field","name":{"kind":"Name","value":"models"}},{"kind":"Field","name":{"kind":"Name","value":"assetRequestsPerMonth"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}},{"kind":"Field","name":{"kind":"Name","value":"out"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"unlinked"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunSources"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunCoverage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sample"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStages"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunSources"}}]}}]} as unknown as DocumentNode<FrameQuery, FrameQueryVariables>;
export const NewestRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStages"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}},{"kind":"Field","name":{"kind":"Name","value":"out"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"unlinked"}}]}}]}}]}}]} as unknown as DocumentNode<NewestRunQuery, NewestRunQueryVariables>;
export const HeadlinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Headlines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"window"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MentionWindow"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mostMentioned"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"window"},"value":{"kind":"Variable","name":{"kind":"Name","value":"window"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"news"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"excerpt"}},{"kind":"Field","name":{"kind":"Name","value":"excerptWithheld"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HeadlinesQuery, HeadlinesQueryVariables>;
export const MostMentionedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MostMentioned"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"window"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MentionWindow"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MentionOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mostMentioned"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"window"},"value":{"kind":"Variable","name":{"kind":"Name","value":"window"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mentions"}},{"kind":"Field","name":{"kind":"Name","value":"mentionsEffective"}},{"kind":"Field","name":{"kind":"Name","value":"surprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usual"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MentionRow"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MentionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MentionedAsset"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"mentions"}},{"kind":"Field","name":{"kind":"Name","value":"mentionsEffective"}},{"kind":"Field","name":{"kind":"Name","value":"surprise"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"usual"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}},{"kind":"Field","name":{"kind":"Name","value":"sentimentLower"}},{"kind":"Field","name":{"kind":"Name","value":"sentimentUpper"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"forecasts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"EnumValue","value":"LINEAR"}},{"kind":"Argument","name":{"kind":"Name","value":"horizonsDays"},"value":{"kind":"ListValue","values":[{"kind":"IntValue","value":"10"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targetDate"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"quantiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MostMentionedQuery, MostMentionedQueryVariables>;
export const PricedAssetsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PricedAssets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"close"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PricedAssetsQuery, PricedAssetsQueryVariables>;
export const RequestAssetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestAsset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestAsset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssetRequestParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"query"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<RequestAssetMutation, RequestAssetMutationVariables>;
export const AssetRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssetRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssetRequestParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"query"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<AssetRequestQuery, AssetRequestQueryVariables>;
export const AssetRequestUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AssetRequestUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetRequestUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssetRequestParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssetRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"query"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<AssetRequestUpdatedSubscription, AssetRequestUpdatedSubscriptionVariables>;
export const MachineVetoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MachineVeto"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"machineVeto"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setBy"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"usdPerHour"}}]}}]}}]} as unknown as DocumentNode<MachineVetoQuery, MachineVetoQueryVariables>;
export const KeepMachineAliveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"KeepMachineAlive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minutes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keepMachineAlive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minutes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minutes"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<KeepMachineAliveMutation, KeepMachineAliveMutationVariables>;
export const LiftMachineVetoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LiftMachineVeto"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liftMachineVeto"}}]}}]} as unknown as DocumentNode<LiftMachineVetoMutation, LiftMachineVetoMutationVariables>;
export const RunsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Runs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStages"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"in"}},{"kind":"Field","name":{"kind":"Name","value":"out"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"quarantined"}},{"kind":"Field","name":{"kind":"Name","value":"unlinked"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunSources"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"records"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"sample"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStages"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunSources"}}]}}]} as unknown as DocumentNode<RunsQuery, RunsQueryVariables>;
export const SourcesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"sample"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordsOf30Days"}},{"kind":"Field","name":{"kind":"Name","value":"budget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usdThisMonth"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<SourcesQuery, SourcesQueryVariables>;
export const ResetPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}}]}]}}]} as unknown as DocumentNode<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const AssetSuggestionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssetSuggestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"exchange"}},{"kind":"Field","name":{"kind":"Name","value":"lastClose"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AssetSuggestionsQuery, AssetSuggestionsQueryVariables>;