# Where Google puts the database's private address.
resource "google_compute_global_address" "private_services" {
  project       = var.project
  network       = google_compute_network.this.id
  name          = "pulso-private-services"
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  address       = split("/", var.private_services_range)[0]
  prefix_length = tonumber(split("/", var.private_services_range)[1])
}

resource "google_service_networking_connection" "this" {
  network                 = google_compute_network.this.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.private_services.name]

  # A database in deletion holds the peering for days; it is left to go with the network.
  deletion_policy = "ABANDON"
}
