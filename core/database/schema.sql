create table app_user (
  id uuid not null,
  email text not null,
  password_hash text not null,
  tier text not null,
  role text not null,
  created_at timestamp with time zone not null,
  constraint PK_22a5c4a3d9b2fb8e4e73fc4ada1 PRIMARY KEY (id),
  constraint UQ_3fa909d0e37c531ebc237703391 UNIQUE (email)
);

create table asset (
  symbol text not null,
  class text not null,
  name text not null,
  yahoo_symbol text,
  exchange text,
  currency text,
  country text,
  sector text,
  requested_at timestamp with time zone,
  constraint PK_45b83954906fc214e750ba53286 PRIMARY KEY (symbol)
);

create table asset_request (
  id uuid not null,
  user_id uuid not null,
  query text not null,
  symbol text,
  state text not null,
  progress real not null,
  candidates jsonb not null,
  code text,
  message text,
  run_id text,
  counted boolean not null,
  starts integer not null default 0,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint PK_e593fcb27fea5e91a7a9b101d34 PRIMARY KEY (id)
);

create table bar (
  symbol text not null,
  date date not null,
  run_id text not null,
  open double precision,
  high double precision,
  low double precision,
  close double precision not null,
  adj_close double precision,
  volume double precision,
  source text not null,
  dividend double precision,
  split double precision,
  constraint PK_f78be51ca37fa218a2483ae4d5f PRIMARY KEY (symbol, date, run_id)
);

create table data_incident (
  symbol text not null,
  date date not null,
  field text not null,
  source text not null,
  other_source text not null,
  value double precision,
  other_value double precision,
  run_id text not null,
  constraint PK_9c911a9a3a115ce58af6bf00517 PRIMARY KEY (symbol, date, field, source, other_source)
);

create table forecast (
  asset text not null,
  model text not null,
  run_id text not null,
  model_version text not null,
  last_close_date date not null,
  last_close double precision not null,
  mean double precision[] not null,
  q025 double precision[] not null,
  q05 double precision[] not null,
  q10 double precision[] not null,
  q20 double precision[] not null,
  q30 double precision[] not null,
  q40 double precision[] not null,
  q50 double precision[] not null,
  q60 double precision[] not null,
  q70 double precision[] not null,
  q80 double precision[] not null,
  q90 double precision[] not null,
  q95 double precision[] not null,
  q975 double precision[] not null,
  constraint PK_2ce7789046aa16c397011499587 PRIMARY KEY (asset, model, run_id)
);

create table login_attempt (
  key text not null,
  failures integer not null,
  window_starts_at timestamp with time zone not null,
  constraint PK_2b7decd11c28ffdfdde28e05382 PRIMARY KEY (key)
);

create table machine_label (
  machine text not null,
  kept_until timestamp with time zone not null,
  constraint PK_195170977da0769aa1b8ea4ff1b PRIMARY KEY (machine)
);

create table machine_veto (
  id integer not null default nextval('machine_veto_id_seq'::regclass),
  set_by text not null,
  set_at timestamp with time zone not null,
  until timestamp with time zone not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  announced_at timestamp with time zone,
  expired_at timestamp with time zone,
  constraint PK_1306554429d64fc70b9f21f7947 PRIMARY KEY (id)
);

create table mention (
  record_id text not null,
  asset text not null,
  run_id text not null,
  source text not null,
  kind text not null,
  channel text not null,
  published_at timestamp with time zone not null,
  lang text,
  relevance real not null,
  sentiment_label text,
  sentiment real,
  p_negative real,
  p_neutral real,
  p_positive real,
  engagement double precision,
  url text,
  excerpt text,
  erased_at timestamp with time zone,
  signature text,
  author_tag integer,
  constraint PK_e7786e42f3d8c6b8104a4570256 PRIMARY KEY (record_id, asset)
);

create table model_version (
  model text not null,
  version text not null,
  run_id text not null,
  trained_at timestamp with time zone not null,
  metadata jsonb not null,
  constraint PK_8fc8f2271c9b630352ba41b7366 PRIMARY KEY (model, version)
);

create table outbox (
  name text not null,
  run_id text not null,
  command jsonb not null,
  created_at timestamp with time zone not null,
  dispatched_at timestamp with time zone,
  tries integer not null default 0,
  last_error text,
  not_before timestamp with time zone,
  constraint PK_c0d0359f88f18a10b3f38c2b89a PRIMARY KEY (name)
);

create table password_reset (
  token_hash text not null,
  user_id uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint PK_0309de62e0cb0960ebb2cb65c95 PRIMARY KEY (token_hash)
);

create table publication (
  run_id text not null,
  published_at timestamp with time zone not null,
  constraint PK_6f0e9e806f59ee774b686992b85 PRIMARY KEY (run_id)
);

create table quote (
  symbol text not null,
  price double precision not null,
  bid double precision,
  ask double precision,
  volume double precision,
  currency text,
  source text not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  sequence bigint not null,
  constraint PK_702ba2507fec565b565585b55ca PRIMARY KEY (symbol)
);

create table run (
  id text not null,
  status text not null,
  reason text,
  previous_id text,
  options jsonb not null,
  state jsonb not null,
  version integer not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  coverage jsonb,
  sample boolean not null default false,
  constraint PK_804c38ffba92002c6d2c646dd46 PRIMARY KEY (id)
);

create table sentiment_point (
  asset text not null,
  granularity text not null,
  starts_at timestamp with time zone not null,
  run_id text not null,
  mentions integer not null,
  scored integer not null,
  mean double precision,
  dispersion double precision,
  mean_lower double precision,
  mean_upper double precision,
  negative integer not null,
  neutral integer not null,
  positive integer not null,
  source text not null default 'ALL'::text,
  voices double precision not null,
  weight double precision not null,
  effective_texts double precision,
  share_negative double precision,
  share_neutral double precision,
  share_positive double precision,
  constraint PK_449493b5c35620f4aff4cb895a9 PRIMARY KEY (asset, granularity, source, starts_at, run_id)
);

create table session (
  token_hash text not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint PK_a83507eb0338ac037780e02f2b9 PRIMARY KEY (token_hash)
);

create table source_reading (
  run_id text not null,
  source text not null,
  state text not null,
  from_at timestamp with time zone,
  to_at timestamp with time zone not null,
  records integer not null,
  bars integer not null,
  quarantined integer not null,
  duplicate integer not null,
  code text,
  message text,
  newest_at timestamp with time zone,
  deleted integer not null,
  budget jsonb,
  sample boolean not null,
  read_at timestamp with time zone not null,
  about jsonb,
  constraint PK_7f42c0f8ca85228d629ea776ec2 PRIMARY KEY (run_id, source)
);

create table stage_attempt (
  run_id text not null,
  stage text not null,
  attempt integer not null,
  status text not null,
  reason text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  counts jsonb,
  constraint PK_232baf65d9f961bd1e4cbc8e4c9 PRIMARY KEY (run_id, stage, attempt)
);

create table tombstone (
  record_id text not null,
  source text not null,
  reason text not null,
  found_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint PK_2a5102cb901b968eacda8c2b53d PRIMARY KEY (record_id)
);

CREATE INDEX asset_request_user_id ON public.asset_request USING btree (user_id);

CREATE INDEX mention_asset_published_at ON public.mention USING btree (asset, published_at);

CREATE INDEX mention_published_at ON public.mention USING btree (published_at);

CREATE INDEX mention_run_id ON public.mention USING btree (run_id);

CREATE INDEX password_reset_user_id ON public.password_reset USING btree (user_id);

CREATE INDEX quote_sequence ON public.quote USING btree (sequence);

CREATE INDEX sentiment_point_starts_at ON public.sentiment_point USING btree (granularity, source, starts_at);

CREATE INDEX session_user_id ON public.session USING btree (user_id);
