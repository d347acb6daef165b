locals {
  # A machine's start or stop is waited for, minutes at times; sweeps go one at a time, or two would take each other's label for one put on by hand.
  functions = {
    startFetch      = { topic = "ticks", description = "Begins a run.", timeout_seconds = 540 }
    startCategorise = { topic = "events", description = "After fetch's manifest: the cluster.", timeout_seconds = 540 }
    startPredict    = { topic = "events", description = "After categorise's manifest: the ML machine.", timeout_seconds = 540 }
    loadResults     = { topic = "events", description = "After predict's manifest: publishes the run.", memory = "2Gi", timeout_seconds = 540 }
    sweep           = { topic = "sweeps", description = "Finds what an event lost, what hangs and what was left running.", timeout_seconds = 540, instances_max = 1 }
    notifyIncident  = { topic = "incidents", description = "Tells the operators." }
  }
}

module "functions" {
  source          = "./modules/functions"
  project         = var.project.id
  region          = var.project.region
  source_folder   = var.delivery.functions_folder
  code_bucket     = module.buckets.names["code"]
  repository      = module.delivery.repositories["functions"]
  network         = module.network.network
  subnet          = module.network.subnets["private"]
  build_account   = module.accounts.ids["build"]
  trigger_account = module.accounts.emails["triggers"]
  encryption_key  = var.project.encryption_key
  labels          = local.labels
  functions = {
    for name, each_function in local.functions : name => merge(each_function, {
      topic   = module.events.topics[each_function.topic]
      account = module.accounts.emails[local.function_accounts[name]]
      env = merge(local.common_settings, {
        PULSO_HOME              = "/tmp/pulso"
        DATABASE_URL            = module.database.urls[local.function_accounts[name]]
        PULSO_FETCH_TEMPLATE    = module.machines.templates["fetch"]
        PULSO_PREDICT_TEMPLATE  = module.machines.templates["predict"]
        PULSO_DATAPROC_TEMPLATE = module.cluster.template
        PULSO_DATAPROC_NODE     = "gs://${module.buckets.names["code"]}/cluster/node.tar.gz"
        PULSO_DATAPROC_CODE     = "gs://${module.buckets.names["code"]}/cluster/pulso.tar.gz"
        PULSO_DATAPROC_WORK     = module.buckets.names["work"]
        PULSO_OPERATOR_EMAIL    = join(",", sort(tolist(var.alerts.emails)))
      }, lookup(local.secrets_of, local.function_accounts[name], {}))
    })
  }
  depends_on = [module.project, module.database]
}
