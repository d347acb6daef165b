# Steps follow each other by themselves, and a step that fails takes the old version back.
resource "google_clouddeploy_automation" "advance" {
  for_each          = { for name, service in var.services : name => service if service.canary }
  project           = var.project
  location          = var.region
  name              = "pulso-${each.key}-advance"
  description       = "The next fifth, a while after the last one went well."
  delivery_pipeline = google_clouddeploy_delivery_pipeline.this[each.key].name
  service_account   = var.accounts.deploy_email

  selector {
    targets {
      id = google_clouddeploy_target.this[each.key].name
    }
  }

  rules {
    advance_rollout_rule {
      id            = "next-step"
      source_phases = [for percentage in local.percentages : "canary-${percentage}"]
      wait          = "${var.canary.wait_minutes * 60}s"
    }
  }
}

resource "google_clouddeploy_automation" "rollback" {
  for_each          = var.services
  project           = var.project
  location          = var.region
  name              = "pulso-${each.key}-rollback"
  description       = "Tries a failed step once more, then takes the last good release back."
  delivery_pipeline = google_clouddeploy_delivery_pipeline.this[each.key].name
  service_account   = var.accounts.deploy_email

  selector {
    targets {
      id = google_clouddeploy_target.this[each.key].name
    }
  }

  rules {
    repair_rollout_rule {
      id = "roll-back"
      repair_phases {
        retry {
          attempts     = "1"
          wait         = "60s"
          backoff_mode = "BACKOFF_MODE_LINEAR"
        }
      }
      repair_phases {
        rollback {
          disable_rollback_if_rollout_pending = false
        }
      }
    }
  }
}
