output "network" {
  description = "Id of the network, once private addresses can be had in it."
  value       = google_compute_network.this.id
  depends_on  = [google_service_networking_connection.this]
}

output "subnets" {
  description = "Ids of the subnets, by name."
  value       = { for name, subnet in google_compute_subnetwork.this : name => subnet.id }
}
