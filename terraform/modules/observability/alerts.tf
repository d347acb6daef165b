# A log entry that says what is wrong is itself the mail.
resource "google_monitoring_alert_policy" "incident" {
  project               = var.project
  display_name          = "Pulso: a run needs you"
  combiner              = "OR"
  severity              = "ERROR"
  notification_channels = local.channels
  user_labels           = var.labels

  conditions {
    display_name = "A run failed, or waits for a person"
    condition_matched_log {
      filter = var.log_metrics["run-alerts"].filter
      label_extractors = {
        run  = "EXTRACT(jsonPayload.run)"
        text = "EXTRACT(jsonPayload.text)"
      }
    }
  }

  alert_strategy {
    auto_close = "86400s"
    notification_rate_limit {
      period = "300s"
    }
  }

  documentation {
    mime_type = "text/markdown"
    subject   = "Pulso: a run needs you"
    content   = "Run $${log.extracted_label.run}: $${log.extracted_label.text}\n\nThe published results stay as they were. `pulso runs` shows the run, `pulso replay --run R --from STAGE` does the failed part again; docs/operate.md says more."
  }
}

resource "google_monitoring_alert_policy" "threshold" {
  for_each              = var.thresholds
  project               = var.project
  display_name          = "Pulso: ${each.value.name}"
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels
  user_labels           = var.labels

  conditions {
    display_name = each.value.name
    condition_threshold {
      filter             = each.value.filter
      denominator_filter = each.value.denominator_filter
      comparison         = "COMPARISON_GT"
      threshold_value    = each.value.above
      duration           = "${each.value.for_seconds}s"

      aggregations {
        alignment_period     = "${each.value.align_seconds}s"
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.reducer
        group_by_fields      = each.value.group_by
      }

      dynamic "denominator_aggregations" {
        for_each = each.value.denominator_filter == null ? [] : [1]
        content {
          alignment_period     = "${each.value.align_seconds}s"
          per_series_aligner   = each.value.aligner
          cross_series_reducer = each.value.reducer
          group_by_fields      = each.value.group_by
        }
      }

      trigger {
        count = 1
      }
    }
  }

  alert_strategy {
    auto_close = "86400s"
  }

  documentation {
    mime_type = "text/markdown"
    content   = each.value.remedy
  }

  depends_on = [google_logging_metric.this]
}

# Silence is a fault too: a schedule that no longer ticks makes no error.
resource "google_monitoring_alert_policy" "absence" {
  for_each              = var.absences
  project               = var.project
  display_name          = "Pulso: ${each.value.name}"
  combiner              = "OR"
  severity              = "ERROR"
  notification_channels = local.channels
  user_labels           = var.labels

  conditions {
    display_name = each.value.name
    condition_absent {
      filter   = each.value.filter
      duration = "${each.value.hours * 3600}s"
      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_SUM"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = each.value.remedy
  }

  depends_on = [google_logging_metric.this]
}
