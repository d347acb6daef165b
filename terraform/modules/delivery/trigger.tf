# Connecting a repository needs its owner's consent in a browser; without one, builds are started by hand (docs/operate.md).
resource "google_cloudbuild_trigger" "this" {
  count           = var.source_repository == null ? 0 : 1
  project         = var.project
  location        = var.region
  name            = "pulso-release"
  description     = "Builds, migrates and releases what is tagged."
  filename        = "terraform/modules/delivery/cloudbuild.yaml"
  service_account = var.accounts.build
  substitutions   = local.substitutions

  repository_event_config {
    repository = var.source_repository
    push {
      tag = var.release_tag
    }
  }
}

locals {
  registry = "${var.region}-docker.pkg.dev/${var.project}/pulso-images"
  substitutions = {
    _REGION      = var.region
    _REGISTRY    = local.registry
    _CODE_BUCKET = var.code_bucket
  }
}
