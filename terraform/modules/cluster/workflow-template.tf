# A run's function takes this template, puts the run's own statements in place of the job, and lets the cluster be made for it.
resource "google_dataproc_workflow_template" "this" {
  project     = var.project
  location    = var.region
  name        = "pulso-categorise"
  dag_timeout = "${var.cluster.minutes_max * 60}s"
  labels      = var.labels

  placement {
    managed_cluster {
      cluster_name = "pulso-categorise"
      labels       = var.labels

      config {
        staging_bucket = var.work_bucket
        temp_bucket    = var.work_bucket

        gce_cluster_config {
          subnetwork             = var.subnet
          internal_ip_only       = true
          service_account        = var.account
          service_account_scopes = ["https://www.googleapis.com/auth/cloud-platform"]
          tags                   = ["pulso-cluster"]
          metadata               = { block-project-ssh-keys = "true", enable-oslogin = "TRUE" }
          shielded_instance_config {
            enable_secure_boot          = true
            enable_vtpm                 = true
            enable_integrity_monitoring = true
          }
        }

        master_config {
          num_instances = 1
          machine_type  = var.cluster.machine_type
          disk_config {
            boot_disk_type    = "pd-balanced"
            boot_disk_size_gb = var.cluster.disk_gb
          }
        }

        worker_config {
          num_instances = var.cluster.workers_min
          machine_type  = var.cluster.machine_type
          disk_config {
            boot_disk_type    = "pd-balanced"
            boot_disk_size_gb = var.cluster.disk_gb
          }
        }

        secondary_worker_config {
          num_instances  = 0
          preemptibility = "SPOT"
        }

        autoscaling_config {
          policy = google_dataproc_autoscaling_policy.this.name
        }

        # The cloud's own guards: a cluster without work, or of too great an age, is deleted.
        lifecycle_config {
          idle_delete_ttl = "${var.cluster.idle_minutes * 60}s"
          auto_delete_ttl = "${var.cluster.minutes_max * 60}s"
        }

        dynamic "encryption_config" {
          for_each = var.encryption_key == null ? [] : [var.encryption_key]
          content {
            gce_pd_kms_key_name = encryption_config.value
          }
        }

        software_config {
          image_version = var.cluster.image_version
          properties    = merge(local.properties, var.cluster.properties)
        }
      }
    }
  }

  jobs {
    step_id = "categorise"
    spark_sql_job {
      query_file_uri = var.programs.sql
      script_variables = {
        node    = var.programs.node
        program = var.programs.code
      }
    }
  }
}

locals {
  properties = {
    "dataproc:dataproc.logging.stackdriver.job.driver.enable"        = "true"
    "dataproc:dataproc.logging.stackdriver.enable"                   = "true"
    "spark:spark.sql.adaptive.enabled"                               = "true"
    "spark:spark.task.maxFailures"                                   = "4"
    "yarn:yarn.nodemanager.localizer.cache.target-size-mb"           = "2048"
    "capacity-scheduler:yarn.scheduler.capacity.resource-calculator" = "org.apache.hadoop.yarn.util.resource.DominantResourceCalculator"
  }
}
