# Only the places: values are added by hand, so that none is ever in Terraform's state.
resource "google_secret_manager_secret" "this" {
  for_each  = var.secrets
  project   = var.project
  secret_id = each.key
  labels    = var.labels

  replication {
    dynamic "auto" {
      for_each = var.encryption_key == null ? [1] : []
      content {}
    }
    dynamic "user_managed" {
      for_each = var.encryption_key == null ? [] : [var.encryption_key]
      content {
        replicas {
          location = var.region
          customer_managed_encryption {
            kms_key_name = user_managed.value
          }
        }
      }
    }
  }
}
