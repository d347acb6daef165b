# Who releases a new version may change this service, and no other of the project.
resource "google_cloud_run_v2_service_iam_member" "releaser" {
  for_each = merge([
    for service in keys(var.services) : {
      for name, member in var.releasers : "${service} ${name}" => { service = service, member = member }
    }
  ]...)
  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.this[each.value.service].name
  role     = "roles/run.developer"
  member   = each.value.member
}
