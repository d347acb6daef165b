module "services" {
  source         = "./modules/services"
  project        = var.project.id
  region         = var.project.region
  network        = module.network.network
  encryption_key = var.project.encryption_key
  labels         = local.labels
  releasers      = { deploy = module.accounts.members["deploy"] }

  services = {
    api = {
      description         = "GraphQL API and page."
      image               = "pulso-api"
      account             = module.accounts.emails["api"]
      subnet              = module.network.subnets["private"]
      public              = true
      cpu                 = var.api.cpu
      memory              = var.api.memory
      cpu_idle            = false
      cpu_target          = var.api.cpu_target
      instances_min       = var.api.instances_min
      instances_max       = var.api.instances_max
      concurrency         = var.api.concurrency
      timeout_seconds     = 3600
      deletion_protection = var.api.deletion_protection
      env = merge(local.common_settings, {
        DATABASE_URL = module.database.urls["api"]
        HOST         = "0.0.0.0"
      }, lookup(local.secrets_of, "api", {}))
    }
    # One instance, always on: two would ask the feeds for the same quotes twice.
    stream = {
      description         = "Takes live quotes from their feeds."
      image               = "pulso-jobs"
      args                = ["stream", "--health"]
      account             = module.accounts.emails["stream"]
      subnet              = module.network.subnets["public"]
      egress              = "ALL_TRAFFIC"
      cpu_idle            = false
      instances_min       = 1
      instances_max       = 1
      ready_path          = "/healthz"
      deletion_protection = var.api.deletion_protection
      env = merge(local.common_settings, {
        DATABASE_URL = module.database.urls["stream"]
        HOST         = "0.0.0.0"
        PULSO_HOME   = "/tmp/pulso"
      }, lookup(local.secrets_of, "stream", {}))
    }
  }

  jobs = {
    # Whoever opens the database brings its tables up to date; this one owns them, and does no more.
    migrate = {
      description = "Brings the database's tables up to date."
      args        = ["migrate"]
      account     = module.accounts.emails["migrate"]
      subnet      = module.network.subnets["private"]
      env         = merge(local.common_settings, { DATABASE_URL = module.database.urls["migrate"], PULSO_HOME = "/tmp/pulso" })
      runners     = { build = module.accounts.members["build"] }
    }
    backup = {
      description     = "Copies the lake into the cold backup; what is gone from the lake goes from the backup."
      image           = "gcr.io/google.com/cloudsdktool/google-cloud-cli:slim"
      command         = ["gcloud"]
      args            = ["storage", "rsync", "--recursive", "--checksums-only", "--delete-unmatched-destination-objects", "gs://${module.buckets.names["lake"]}", "gs://${module.buckets.names["backup"]}"]
      account         = module.accounts.emails["backup"]
      subnet          = module.network.subnets["private"]
      timeout_seconds = 14400
      schedule        = { cron = "30 3 * * *", account = module.accounts.emails["schedule"] }
    }
  }

  depends_on = [module.project]
}

module "edge" {
  source                  = "./modules/edge"
  project                 = var.project.id
  region                  = var.project.region
  service                 = module.services.names["api"]
  domain                  = var.domain.name
  zone                    = { name = var.domain.zone, create = var.domain.create_zone }
  requests_per_minute_max = var.api.requests_per_minute_max
  labels                  = local.labels
}
