# Programs log events by name (core/log.ts); these are the ones that operators count.
resource "google_logging_metric" "this" {
  for_each    = var.log_metrics
  project     = var.project
  name        = "pulso/${each.key}"
  description = each.value.description
  filter      = each.value.filter

  metric_descriptor {
    metric_kind  = "DELTA"
    value_type   = "INT64"
    unit         = "1"
    display_name = each.value.description
  }
}
