output "addresses" {
  description = "The addresses that the domain points to."
  value       = { for version, address in google_compute_global_address.this : version => address.address }
}

output "name_servers" {
  description = "What is entered as name servers where the domain was bought; empty when the zone is not made here."
  value       = flatten([for zone in google_dns_managed_zone.this : zone.name_servers])
}

output "backend" {
  description = "Name of the backend service, which requests are measured by."
  value       = google_compute_backend_service.this.name
}
