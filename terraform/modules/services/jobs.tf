# Programs that are run once, by a build or by the schedule. A build puts the image in where there is none yet.
resource "google_cloud_run_v2_job" "this" {
  for_each            = var.jobs
  project             = var.project
  location            = var.region
  name                = "pulso-${each.key}"
  labels              = var.labels
  deletion_protection = false

  template {
    task_count  = 1
    parallelism = 1
    template {
      service_account = each.value.account
      max_retries     = each.value.retries
      timeout         = "${each.value.timeout_seconds}s"
      encryption_key  = var.encryption_key

      containers {
        image   = each.value.image
        command = each.value.command
        args    = each.value.args
        dynamic "env" {
          for_each = each.value.env
          content {
            name  = env.key
            value = env.value
          }
        }
        resources {
          limits = { cpu = "1", memory = each.value.memory }
        }
      }

      vpc_access {
        egress = "PRIVATE_RANGES_ONLY"
        network_interfaces {
          network    = var.network
          subnetwork = each.value.subnet
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [client, client_version, template[0].template[0].containers[0].image]
  }
}

resource "google_cloud_run_v2_job_iam_member" "runner" {
  for_each = merge([
    for job, each_job in var.jobs : {
      for name, member in each_job.runners : "${job} ${name}" => { job = job, member = member }
    }
  ]...)
  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_job.this[each.value.job].name
  role     = "roles/run.developer"
  member   = each.value.member
}

resource "google_cloud_scheduler_job" "this" {
  for_each    = { for name, job in var.jobs : name => job if job.schedule != null }
  project     = var.project
  region      = var.region
  name        = "pulso-${each.key}"
  description = each.value.description
  schedule    = each.value.schedule.cron
  time_zone   = "Etc/UTC"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/projects/${var.project}/locations/${var.region}/jobs/${google_cloud_run_v2_job.this[each.key].name}:run"
    oauth_token {
      service_account_email = each.value.schedule.account
      scope                 = "https://www.googleapis.com/auth/cloud-platform"
    }
  }

  retry_config {
    retry_count          = 3
    min_backoff_duration = "60s"
  }
}

resource "google_cloud_run_v2_job_iam_member" "schedule" {
  for_each = { for name, job in var.jobs : name => job if job.schedule != null }
  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_job.this[each.key].name
  role     = "roles/run.invoker"
  member   = "serviceAccount:${each.value.schedule.account}"
}
