# A certificate cannot be changed, only replaced: its domain is in its name.
resource "google_compute_managed_ssl_certificate" "this" {
  project = var.project
  name    = "pulso-${replace(trimsuffix(var.domain, "."), ".", "-")}"
  managed {
    domains = [trimsuffix(var.domain, ".")]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_ssl_policy" "this" {
  project         = var.project
  name            = "pulso"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"
}
