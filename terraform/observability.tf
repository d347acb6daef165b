locals {
  own_programs = "resource.type=(\"cloud_run_revision\" OR \"cloud_run_job\") AND resource.labels.service_name=~\"^pulso-\""

  log_metrics = {
    run-alerts       = { description = "Runs that need a person", filter = "${local.own_programs} AND jsonPayload.msg=\"run.alert\"" }
    jobs-started     = { description = "Jobs started", filter = "${local.own_programs} AND jsonPayload.msg=\"job.started\"" }
    commands-refused = { description = "Commands that the cloud refused", filter = "${local.own_programs} AND jsonPayload.msg=\"command.refused\"" }
    jobs-stray       = { description = "Jobs found running that no run waits for", filter = "${local.own_programs} AND jsonPayload.msg=\"job.stray\"" }
    api-defects      = { description = "Requests that met a fault of ours", filter = "${local.own_programs} AND jsonPayload.msg=\"api.defect\"" }
  }

  api_requests = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"pulso-api\""
  sql          = "resource.type=\"cloudsql_database\" AND resource.labels.database_id=\"${var.project.id}:pulso\""

  thresholds = {
    api-errors = {
      name               = "more than 2 % of the API's answers are errors of ours"
      filter             = "metric.type=\"run.googleapis.com/request_count\" AND ${local.api_requests} AND metric.labels.response_code_class=\"5xx\""
      denominator_filter = "metric.type=\"run.googleapis.com/request_count\" AND ${local.api_requests}"
      above              = 0.02
      for_seconds        = 120
      align_seconds      = 60
      severity           = "ERROR"
      remedy             = "A release under way is taken back by itself. Otherwise: `api.defect` in the logs of pulso-api."
    }
    api-slow = {
      name          = "the API's answers take more than a second (95 of 100)"
      filter        = "metric.type=\"run.googleapis.com/request_latencies\" AND ${local.api_requests}"
      above         = 1000
      for_seconds   = 300
      align_seconds = 60
      aligner       = "ALIGN_PERCENTILE_95"
      reducer       = "REDUCE_MAX"
      remedy        = "Instances at their maximum? The database's CPU? Raise api.instances_max or database.tier."
    }
    functions-failing = {
      name     = "a function fails"
      filter   = "metric.type=\"run.googleapis.com/request_count\" AND resource.type=\"cloud_run_revision\" AND resource.labels.service_name=monitoring.regex.full_match(\"pulso-(start-.*|load-results|sweep|notify-incident)\") AND metric.labels.response_code_class=\"5xx\""
      above    = 3
      group_by = ["resource.label.service_name"]
      remedy   = "Its events are delivered again for a day, and the sweep repairs what they lost. Look at its logs."
    }
    dead-letters = {
      name     = "messages were given up"
      filter   = "metric.type=\"pubsub.googleapis.com/subscription/num_undelivered_messages\" AND resource.type=\"pubsub_subscription\" AND resource.labels.subscription_id=\"pulso-dead-letters\""
      above    = 0
      aligner  = "ALIGN_MAX"
      severity = "ERROR"
      remedy   = "Read them: `gcloud pubsub subscriptions pull pulso-dead-letters --limit 10`. They are kept for a month."
    }
    machines-left = {
      name     = "a machine runs for longer than its work takes"
      filter   = "metric.type=\"compute.googleapis.com/instance/uptime_total\" AND resource.type=\"gce_instance\" AND metadata.user_labels.app=\"pulso\""
      above    = (max(var.machines.fetch.hours_max, var.machines.predict.hours_max) - 0.5) * 3600
      aligner  = "ALIGN_MAX"
      reducer  = "REDUCE_MAX"
      group_by = ["metric.label.instance_name"]
      remedy   = "A veto of the ML team? `pulso runs` says. The cloud deletes it at its limit; `pulso ml keep-alive --off` lets it go now."
    }
    commands-refused = {
      name   = "the cloud refuses commands"
      filter = "metric.type=\"logging.googleapis.com/user/pulso/commands-refused\" AND resource.type=\"cloud_run_revision\""
      above  = 20
      remedy = "Quota or no stock: the command is tried again in every zone until the stage's deadline. Ask for quota, or name another zone."
    }
    database-busy = {
      name        = "the database's CPU is busy"
      filter      = "metric.type=\"cloudsql.googleapis.com/database/cpu/utilization\" AND ${local.sql}"
      above       = 0.8
      for_seconds = 900
      aligner     = "ALIGN_MEAN"
      reducer     = "REDUCE_MAX"
      remedy      = "Query insights show who asks; a larger database.tier is applied with a restart of a minute."
    }
    database-full = {
      name     = "the database's disk fills up"
      filter   = "metric.type=\"cloudsql.googleapis.com/database/disk/utilization\" AND ${local.sql}"
      above    = 0.9
      aligner  = "ALIGN_MAX"
      reducer  = "REDUCE_MAX"
      severity = "ERROR"
      remedy   = "The disk grows by itself up to its limit; what grows is shown by `pulso sql` or query insights."
    }
    backup-failed = {
      name   = "the cold backup failed"
      filter = "metric.type=\"run.googleapis.com/job/completed_execution_count\" AND resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"pulso-backup\" AND metric.labels.result=\"failed\""
      above  = 0
      remedy = "`gcloud run jobs executions list --job pulso-backup`; the next night's copy makes up for it."
    }
  }

  charts = [
    { title = "Requests a second, by answer", filter = "metric.type=\"run.googleapis.com/request_count\" AND ${local.api_requests}", group_by = ["metric.label.response_code_class"] },
    { title = "Latency of 95 in 100 (ms)", filter = "metric.type=\"run.googleapis.com/request_latencies\" AND ${local.api_requests}", aligner = "ALIGN_PERCENTILE_95", reducer = "REDUCE_MAX" },
    { title = "Instances of the API", filter = "metric.type=\"run.googleapis.com/container/instance_count\" AND ${local.api_requests}", aligner = "ALIGN_MAX", group_by = ["metric.label.state"] },
    { title = "CPU of the API (99 in 100)", filter = "metric.type=\"run.googleapis.com/container/cpu/utilizations\" AND ${local.api_requests}", aligner = "ALIGN_PERCENTILE_99", reducer = "REDUCE_MAX" },
    { title = "Jobs started", filter = "metric.type=\"logging.googleapis.com/user/pulso/jobs-started\"", aligner = "ALIGN_DELTA" },
    { title = "Refused commands", filter = "metric.type=\"logging.googleapis.com/user/pulso/commands-refused\"", aligner = "ALIGN_DELTA" },
    { title = "Machines that run", filter = "metric.type=\"compute.googleapis.com/instance/uptime_total\" AND resource.type=\"gce_instance\" AND metadata.user_labels.app=\"pulso\"", aligner = "ALIGN_MAX", reducer = "REDUCE_COUNT" },
    { title = "Events waiting", filter = "metric.type=\"pubsub.googleapis.com/subscription/num_undelivered_messages\" AND resource.type=\"pubsub_subscription\"", aligner = "ALIGN_MAX", group_by = ["resource.label.subscription_id"] },
    { title = "CPU of the database", filter = "metric.type=\"cloudsql.googleapis.com/database/cpu/utilization\" AND ${local.sql}", aligner = "ALIGN_MEAN", reducer = "REDUCE_MAX" },
    { title = "Connections to the database", filter = "metric.type=\"cloudsql.googleapis.com/database/postgresql/num_backends\" AND ${local.sql}", aligner = "ALIGN_MAX" },
    { title = "Bytes in the buckets", filter = "metric.type=\"storage.googleapis.com/storage/v2/total_bytes\" AND resource.type=\"gcs_bucket\"", aligner = "ALIGN_MEAN", group_by = ["resource.label.bucket_name"] },
    { title = "Answers from the cache, a second", filter = "metric.type=\"loadbalancing.googleapis.com/https/request_count\" AND resource.type=\"https_lb_rule\"", group_by = ["metric.label.cache_result"] },
  ]
}

module "observability" {
  source         = "./modules/observability"
  project        = var.project.id
  project_number = local.number
  emails         = var.alerts.emails
  budget         = var.alerts.budget
  domain         = var.domain.name
  backend        = module.edge.backend
  log_metrics    = local.log_metrics
  thresholds     = local.thresholds
  charts         = local.charts
  labels         = local.labels
  absences = {
    no-run = {
      name   = "no run has begun for seven hours"
      filter = "metric.type=\"logging.googleapis.com/user/pulso/jobs-started\" AND resource.type=\"cloud_run_revision\""
      hours  = 7
      remedy = "Does the schedule tick (`gcloud scheduler jobs list`)? Is a run still under way (`pulso runs`)?"
    }
  }
  depends_on = [module.project]
}
