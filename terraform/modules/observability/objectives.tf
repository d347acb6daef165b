resource "google_monitoring_custom_service" "api" {
  project      = var.project
  service_id   = "pulso-api"
  display_name = "Pulso's API"
  user_labels  = var.labels
}

locals {
  requests = "resource.type=\"https_lb_rule\" AND resource.labels.backend_target_name=\"${var.backend}\""
}

resource "google_monitoring_slo" "available" {
  project             = var.project
  service             = google_monitoring_custom_service.api.service_id
  slo_id              = "available"
  display_name        = "Requests that are not answered by an error of ours"
  goal                = var.objectives.available
  rolling_period_days = 28

  request_based_sli {
    good_total_ratio {
      total_service_filter = "metric.type=\"loadbalancing.googleapis.com/https/request_count\" AND ${local.requests}"
      bad_service_filter   = "metric.type=\"loadbalancing.googleapis.com/https/request_count\" AND ${local.requests} AND metric.labels.response_code_class=500"
    }
  }
}

resource "google_monitoring_slo" "fast" {
  project             = var.project
  service             = google_monitoring_custom_service.api.service_id
  slo_id              = "fast"
  display_name        = "Requests answered within ${var.objectives.fast_ms} ms"
  goal                = var.objectives.fast
  rolling_period_days = 28

  request_based_sli {
    distribution_cut {
      distribution_filter = "metric.type=\"loadbalancing.googleapis.com/https/backend_latencies\" AND ${local.requests}"
      range {
        max = var.objectives.fast_ms
      }
    }
  }
}

# What is left of the month's errors goes down this fast only when something is broken now.
resource "google_monitoring_alert_policy" "burn" {
  for_each = {
    available = google_monitoring_slo.available.id
    fast      = google_monitoring_slo.fast.id
  }
  project               = var.project
  display_name          = "Pulso: the objective ${each.key} is at risk"
  combiner              = "OR"
  severity              = "WARNING"
  notification_channels = local.channels
  user_labels           = var.labels

  conditions {
    display_name = "Ten times as fast as the objective allows, for an hour"
    condition_threshold {
      filter          = "select_slo_burn_rate(\"${each.value}\", \"3600s\")"
      comparison      = "COMPARISON_GT"
      threshold_value = 10
      duration        = "0s"
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "Look at the dashboard's requests and latencies; was there a release? Cloud Deploy takes it back with `gcloud deploy targets rollback`."
  }
}
