locals {
  # What every program is told; core/config.ts reads it.
  common_settings = merge(var.settings, {
    CLOUD              = "gcp"
    NODE_ENV           = "production"
    PULSO_PROJECT      = var.project.id
    PULSO_REGION       = var.project.region
    PULSO_ZONES        = join(",", var.project.zones)
    PULSO_BUCKET       = module.buckets.names["lake"]
    PULSO_DATABASE_IAM = "1"
    PULSO_PUBLIC_URL   = "https://${var.domain.name}"
    # Said to whoever keeps the ML machine, in the API and by command.
    PULSO_ML_USD_PER_HOUR = tostring(var.machines.predict.usd_per_hour)
  })
  own_settings = [
    "CLOUD", "DATABASE_URL", "HOST", "NODE_ENV", "PORT", "PULSO_BUCKET", "PULSO_DATABASE_IAM", "PULSO_HOME", "PULSO_ML_USD_PER_HOUR",
    "PULSO_OPERATOR_EMAIL", "PULSO_PROJECT", "PULSO_PUBLIC_URL", "PULSO_REGION", "PULSO_SCHEDULE", "PULSO_ZONES",
  ]
  # A program reads these from Secret Manager when it starts (core/cloud/fill-secrets.ts).
  secrets_of = {
    for program in distinct(flatten([for programs in var.secrets : tolist(programs)])) :
    program => { for name in var.secrets_filled : name => "sm://${name}" if contains(var.secrets[name], program) }
  }
  stages = {
    fetch   = merge(var.machines.fetch, { description = "Collects posts, news and prices, then powers off.", subnet = "public" })
    predict = merge(var.machines.predict, { description = "Forecasts every asset, then powers off unless the ML team's veto keeps it.", subnet = "private" })
  }
}

module "machines" {
  source  = "./modules/machines"
  project = var.project.id
  machines = {
    for stage, machine in local.stages : stage => merge(machine, {
      image   = "${module.delivery.registry}/pulso-jobs:${var.machines.release}"
      account = module.accounts.emails[stage]
      subnet  = module.network.subnets[machine.subnet]
      env = merge(local.common_settings, {
        DATABASE_URL = module.database.urls[stage]
        PULSO_HOME   = "/work"
      }, lookup(local.secrets_of, stage, {}))
    })
  }
  starters       = { for name in local.function_names : name => module.accounts.members[name] }
  encryption_key = var.project.encryption_key
  labels         = local.labels
}

module "cluster" {
  source      = "./modules/cluster"
  project     = var.project.id
  region      = var.project.region
  subnet      = module.network.subnets["private"]
  account     = module.accounts.emails["categorise"]
  work_bucket = module.buckets.names["work"]
  cluster     = var.cluster
  programs = {
    for name, file in { sql = "categorise.sql", node = "node.tar.gz", code = "pulso.tar.gz" } :
    name => "gs://${module.buckets.names["code"]}/cluster/${file}"
  }
  starters       = { for name in local.function_names : name => module.accounts.members[name] }
  encryption_key = var.project.encryption_key
  labels         = local.labels
}
