output "names" {
  description = "Names of the services, by name."
  value       = { for name, service in google_cloud_run_v2_service.this : name => service.name }
}

output "job_names" {
  description = "Names of the jobs, by name."
  value       = { for name, job in google_cloud_run_v2_job.this : name => job.name }
}

output "manifests" {
  description = "The services as a release deploys them (YAML), by name."
  value       = { for name, manifest in local.manifests : name => yamlencode(manifest) }
}
