resource "google_compute_network" "this" {
  project                 = var.project
  name                    = "pulso"
  description             = "Pulso's own network; the default one is not used."
  auto_create_subnetworks = false
  routing_mode            = "REGIONAL"
}

# A subnet of Google Cloud spans every zone of its region; the machines' zones are chosen where they are started.
resource "google_compute_subnetwork" "this" {
  for_each                   = var.subnets
  project                    = var.project
  region                     = var.region
  network                    = google_compute_network.this.id
  name                       = "pulso-${each.key}"
  description                = each.value.description
  ip_cidr_range              = each.value.range
  private_ip_google_access   = true
  private_ipv6_google_access = "ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE"

  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = 0.1
    metadata             = "INCLUDE_ALL_METADATA"
  }
}
