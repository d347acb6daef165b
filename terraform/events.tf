module "events" {
  source         = "./modules/events"
  project        = var.project.id
  project_number = local.number
  region         = var.project.region
  storage_agent  = data.google_storage_project_service_account.this.email_address
  encryption_key = var.project.encryption_key
  labels         = local.labels

  topics = {
    ticks     = { schema = "tick" }
    events    = { publishers = { for name in local.function_names : name => module.accounts.members[name] } }
    sweeps    = { publishers = { for name in ["fetch", "predict"] : name => module.accounts.members[name] } }
    incidents = { schema = "incident", publishers = { for name in local.function_names : name => module.accounts.members[name] } }
    quotes    = { retention_days = 1, publishers = { stream = module.accounts.members["stream"] } }
    dead-letters = {
      retention_days = 31
      publishers     = { for name in local.function_names : name => module.accounts.members[name] }
    }
  }

  subscriptions = {
    quotes-lake   = { topic = "quotes", retention_days = 1, subscribers = { stream = module.accounts.members["stream"] } }
    quotes-newest = { topic = "quotes", retention_days = 1, subscribers = { stream = module.accounts.members["stream"] } }
    dead-letters  = { topic = "dead-letters", ordered = false, retention_days = 31, attempts_max = 0 }
  }

  schedule = {
    tick = {
      description = "Time for a run."
      cron        = var.schedule.tick
      topic       = "ticks"
      message     = { type = "tick" }
    }
    sweep = {
      description = "Looks for what an event lost, what hangs and what was left running."
      cron        = var.schedule.sweep
      topic       = "sweeps"
      message     = { type = "sweep" }
    }
  }

  notifications = {
    manifests = { bucket = module.buckets.names["lake"], prefix = "manifests/", topic = "events" }
  }

  sinks = {
    preemptions = {
      description = "Machines of Pulso that the cloud took back, stopped or lost."
      topic       = "sweeps"
      filter      = <<-FILTER
        resource.type="gce_instance"
        log_id("cloudaudit.googleapis.com/system_event")
        protoPayload.resourceName=~"/instances/pulso-"
        protoPayload.methodName=("compute.instances.preempted" OR "compute.instances.hostError" OR "compute.instances.guestTerminate" OR "compute.instances.terminateOnHostMaintenance")
      FILTER
    }
  }

  depends_on = [module.project]
}
