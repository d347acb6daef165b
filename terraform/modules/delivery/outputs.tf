output "registry" {
  description = "Where Pulso's images are, to be followed by /pulso-api or /pulso-jobs."
  value       = local.registry
  depends_on  = [google_artifact_registry_repository_iam_member.this]
}

output "repositories" {
  description = "Ids of the repositories, by name."
  value       = { for name, repository in google_artifact_registry_repository.this : name => repository.id }
}

output "build_substitutions" {
  description = "What a build by hand is told."
  value       = join(",", [for key, value in local.substitutions : "${key}=${value}"])
}
