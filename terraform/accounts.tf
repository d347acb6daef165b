locals {
  # Every function ends by carrying out what the outbox holds, so each may start whatever a run needs.
  function_accounts = {
    startFetch      = "start-fetch"
    startCategorise = "start-categorise"
    startPredict    = "start-predict"
    loadResults     = "load-results"
    sweep           = "sweep"
    notifyIncident  = "notify-incident"
  }
  function_names = values(local.function_accounts)
  database_roles = ["roles/cloudsql.client", "roles/cloudsql.instanceUser"]
  machine_roles  = concat(local.database_roles, ["roles/logging.logWriter", "roles/monitoring.metricWriter"])
}

module "accounts" {
  source  = "./modules/accounts"
  project = var.project.id
  accounts = merge(
    {
      for name, account in local.function_accounts : account => {
        description = "The function ${name}."
        roles       = local.database_roles
      }
    },
    {
      fetch      = { description = "The machine that collects.", roles = local.machine_roles, acted_as_by = local.function_names }
      predict    = { description = "The machine that forecasts.", roles = local.machine_roles, acted_as_by = local.function_names }
      categorise = { description = "The cluster's nodes.", roles = ["roles/dataproc.worker"], acted_as_by = local.function_names }
      api        = { description = "The API.", roles = local.database_roles, acted_as_by = ["deploy"] }
      stream     = { description = "The stream of quotes.", roles = local.database_roles, acted_as_by = ["deploy"] }
      migrate    = { description = "Brings the database's tables up to date.", roles = local.database_roles, acted_as_by = ["build"] }
      backup     = { description = "Copies the lake into the cold backup." }
      schedule   = { description = "Starts the backup." }
      triggers   = { description = "Delivers events to the functions." }
      build      = { description = "Builds images and opens releases." }
      deploy     = { description = "Carries releases out.", acted_as_by = ["build", "deploy"] }
    },
  )
  depends_on = [module.project]
}
