resource "google_dataproc_autoscaling_policy" "this" {
  project   = var.project
  location  = var.region
  policy_id = "pulso-categorise"

  worker_config {
    min_instances = var.cluster.workers_min
    max_instances = var.cluster.workers_max
  }

  # Spot nodes come and go; what they computed is kept by the others.
  secondary_worker_config {
    min_instances = 0
    max_instances = var.cluster.spot_workers_max
  }

  basic_algorithm {
    cooldown_period = "120s"
    yarn_config {
      scale_up_factor               = 1
      scale_down_factor             = 1
      graceful_decommission_timeout = "300s"
    }
  }
}
