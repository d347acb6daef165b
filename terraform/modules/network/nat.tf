resource "google_compute_router" "this" {
  project = var.project
  region  = var.region
  network = google_compute_network.this.id
  name    = "pulso"
}

# Machines have no public address: those of the public subnets reach the internet from here, the private ones do not.
resource "google_compute_router_nat" "this" {
  project                            = var.project
  region                             = var.region
  router                             = google_compute_router.this.name
  name                               = "pulso"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"

  dynamic "subnetwork" {
    for_each = { for name, subnet in var.subnets : name => subnet if subnet.internet }
    content {
      name                    = google_compute_subnetwork.this[subnetwork.key].id
      source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
    }
  }

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}
