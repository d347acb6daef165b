# Who read or changed data is kept by the audit log, which cannot be switched off by who may write a bucket.
resource "google_project_iam_audit_config" "this" {
  for_each = var.audited_services
  project  = var.project
  service  = "${each.value}.googleapis.com"

  dynamic "audit_log_config" {
    for_each = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    content {
      log_type = audit_log_config.value
    }
  }

  depends_on = [google_project_service.this]
}
