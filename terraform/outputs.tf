output "name_servers" {
  description = "What is entered as name servers where the domain was bought."
  value       = module.edge.name_servers
}

output "addresses" {
  description = "What the domain points to."
  value       = module.edge.addresses
}

output "buckets" {
  description = "Names of the buckets, by what they hold."
  value       = module.buckets.names
}

output "topic_names" {
  description = "Names of the topics; core/config.ts has the same."
  value       = module.events.topic_names
}

output "registry" {
  description = "Where the images are."
  value       = module.delivery.registry
}

output "build_substitutions" {
  description = "What a build by hand is told."
  value       = module.delivery.build_substitutions
}

output "database" {
  description = "Name that Cloud SQL's tools know the database by."
  value       = module.database.connection_name
}

output "secrets" {
  description = "Secrets that wait for a value."
  value       = setsubtract(keys(var.secrets), var.secrets_filled)
}

output "secret_readers" {
  description = "Programs that are told to read a secret, by its name."
  value = {
    for name in var.secrets_filled : name => sort([for program, secrets in local.secrets_of : program if contains(keys(secrets), name)])
  }
}

output "catalogue" {
  description = "Views of BigQuery to ask."
  value       = module.catalogue.views
}

output "functions" {
  description = "Names of the functions, by their name in functions/main.ts."
  value       = module.functions.names
}

output "function_settings" {
  description = "Environment variables that each function is told."
  value       = module.functions.settings
}

output "schedule" {
  description = "When runs begin and when the sweep looks (cron, UTC)."
  value       = module.events.schedule
}

output "lake_writers" {
  description = "Programs that may write the lake."
  value       = toset(keys(local.lake_writers))
}
