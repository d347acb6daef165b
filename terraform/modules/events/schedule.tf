resource "google_cloud_scheduler_job" "this" {
  for_each    = var.schedule
  project     = var.project
  region      = var.region
  name        = "pulso-${each.key}"
  description = each.value.description
  schedule    = each.value.cron
  time_zone   = "Etc/UTC"

  pubsub_target {
    topic_name = google_pubsub_topic.this[each.value.topic].id
    data       = base64encode(jsonencode(each.value.message))
  }

  retry_config {
    retry_count          = 5
    min_backoff_duration = "5s"
    max_backoff_duration = "60s"
  }
}
