resource "google_artifact_registry_repository" "this" {
  for_each      = var.repositories
  project       = var.project
  location      = var.region
  repository_id = "pulso-${each.key}"
  description   = each.value.description
  format        = "DOCKER"
  kms_key_name  = var.encryption_key
  labels        = var.labels

  cleanup_policies {
    id     = "keep-the-newest"
    action = "KEEP"
    most_recent_versions {
      keep_count = each.value.versions_kept
    }
  }
  cleanup_policies {
    id     = "delete-the-old"
    action = "DELETE"
    condition {
      older_than = "2592000s"
    }
  }

  vulnerability_scanning_config {
    enablement_config = "INHERITED"
  }
}

resource "google_artifact_registry_repository_iam_member" "this" {
  for_each = merge([
    for repository, each_repository in var.repositories : merge([
      for role, members in each_repository.iam : {
        for name, member in members : "${repository} ${role} ${name}" => { repository = repository, role = role, member = member }
      }
    ]...)
  ]...)
  project    = var.project
  location   = var.region
  repository = google_artifact_registry_repository.this[each.value.repository].name
  role       = each.value.role
  member     = each.value.member
}
