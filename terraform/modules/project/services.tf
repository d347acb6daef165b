resource "google_project_service" "this" {
  for_each = var.services
  project  = var.project
  service  = "${each.value}.googleapis.com"

  # Other tenants of the project may use the same API; tearing Pulso down must not switch it off under them.
  disable_on_destroy = false
}
