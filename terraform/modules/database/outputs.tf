output "name" {
  description = "Name of the server."
  value       = google_sql_database_instance.this.name
}

output "connection_name" {
  description = "Name that Cloud SQL's proxy and connectors know it by."
  value       = google_sql_database_instance.this.connection_name
}

output "urls" {
  description = "DATABASE_URL of each user, by name: its own identity, no password, encrypted; the address is private."
  value = {
    for name, user in google_sql_user.this :
    name => "postgresql://${urlencode(user.name)}@${google_sql_database_instance.this.private_ip_address}:5432/${google_sql_database.this.name}?sslmode=no-verify"
  }
}
