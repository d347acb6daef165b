resource "google_cloudfunctions2_function" "this" {
  for_each     = var.functions
  project      = var.project
  location     = var.region
  name         = "pulso-${lower(replace(each.key, "/([A-Z])/", "-$1"))}"
  description  = each.value.description
  kms_key_name = var.encryption_key
  labels       = var.labels

  build_config {
    runtime           = var.runtime
    entry_point       = each.key
    service_account   = var.build_account
    docker_repository = var.repository
    source {
      storage_source {
        bucket = google_storage_bucket_object.source.bucket
        object = google_storage_bucket_object.source.name
      }
    }
  }

  service_config {
    service_account_email            = each.value.account
    available_memory                 = each.value.memory
    available_cpu                    = each.value.cpu
    timeout_seconds                  = each.value.timeout_seconds
    min_instance_count               = 0
    max_instance_count               = each.value.instances_max
    max_instance_request_concurrency = 1
    ingress_settings                 = "ALLOW_INTERNAL_ONLY"
    all_traffic_on_latest_revision   = true
    environment_variables            = each.value.env
    direct_vpc_egress                = "VPC_EGRESS_PRIVATE_RANGES_ONLY"
    direct_vpc_network_interface {
      network    = var.network
      subnetwork = var.subnet
    }
  }

  # What throws is called again, less and less often, for a day.
  event_trigger {
    trigger_region        = var.region
    event_type            = "google.cloud.pubsub.topic.v1.messagePublished"
    pubsub_topic          = each.value.topic
    retry_policy          = "RETRY_POLICY_RETRY"
    service_account_email = var.trigger_account
  }

  depends_on = [google_project_iam_member.event_receiver]
}
