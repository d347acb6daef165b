resource "google_clouddeploy_target" "this" {
  for_each    = var.services
  project     = var.project
  location    = var.region
  name        = "pulso-${each.key}"
  description = "The service pulso-${each.key}."
  labels      = var.labels

  run {
    location = "projects/${var.project}/locations/${var.region}"
  }

  execution_configs {
    usages            = ["RENDER", "DEPLOY", "VERIFY", "PREDEPLOY", "POSTDEPLOY"]
    service_account   = var.accounts.deploy_email
    artifact_storage  = "gs://${var.work_bucket}/deploy"
    execution_timeout = "3600s"
  }
}

resource "google_clouddeploy_delivery_pipeline" "this" {
  for_each    = var.services
  project     = var.project
  location    = var.region
  name        = "pulso-${each.key}"
  description = each.value.canary ? "To a fifth of the callers, then a fifth more, until all have it." : "At once: there is one instance."
  labels      = var.labels

  serial_pipeline {
    stages {
      target_id = google_clouddeploy_target.this[each.key].name
      profiles  = [each.key]

      strategy {
        dynamic "standard" {
          for_each = each.value.canary ? [] : [1]
          content {
            verify = false
          }
        }

        dynamic "canary" {
          for_each = each.value.canary ? [1] : []
          content {
            runtime_config {
              cloud_run {
                automatic_traffic_control = true
              }
            }
            canary_deployment {
              percentages = local.percentages
              verify      = false

              # A step that makes one of these alerts fire is a failed step.
              analysis {
                duration = "${var.canary.step_minutes * 60}s"
                google_cloud {
                  alert_policy_checks {
                    id             = "alerts"
                    alert_policies = var.canary.alert_policies
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

locals {
  percentages = range(var.canary.step_percent, 100, var.canary.step_percent)
}
