resource "google_compute_region_network_endpoint_group" "this" {
  project               = var.project
  region                = var.region
  name                  = "pulso-api"
  network_endpoint_type = "SERVERLESS"
  cloud_run {
    service = var.service
  }
}

# Only what the API itself says may be cached is cached: pages of a subscriber never are.
resource "google_compute_backend_service" "this" {
  project               = var.project
  name                  = "pulso-api"
  description           = "Pulso's API and page."
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = google_compute_security_policy.this.id
  compression_mode      = "AUTOMATIC"
  enable_cdn            = true

  backend {
    group = google_compute_region_network_endpoint_group.this.id
  }

  cdn_policy {
    cache_mode         = "USE_ORIGIN_HEADERS"
    request_coalescing = true
    serve_while_stale  = 60
    negative_caching   = false
    cache_key_policy {
      include_host         = true
      include_protocol     = true
      include_query_string = true
    }
    bypass_cache_on_request_headers {
      header_name = "Authorization"
    }
  }

  log_config {
    enable      = true
    sample_rate = var.log_share
  }
}

resource "google_compute_global_address" "this" {
  for_each   = toset(["IPV4", "IPV6"])
  project    = var.project
  name       = "pulso-${lower(each.value)}"
  ip_version = each.value
}

resource "google_compute_url_map" "https" {
  project         = var.project
  name            = "pulso"
  default_service = google_compute_backend_service.this.id
}

resource "google_compute_target_https_proxy" "this" {
  project          = var.project
  name             = "pulso"
  url_map          = google_compute_url_map.https.id
  ssl_certificates = [google_compute_managed_ssl_certificate.this.id]
  ssl_policy       = google_compute_ssl_policy.this.id
  quic_override    = "ENABLE"
}

resource "google_compute_global_forwarding_rule" "https" {
  for_each              = google_compute_global_address.this
  project               = var.project
  name                  = "pulso-https-${lower(each.key)}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = each.value.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.this.id
}
