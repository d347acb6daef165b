# What a build makes a release from: the services as Terraform's variables say them.
resource "google_storage_bucket_object" "manifest" {
  for_each     = var.services
  bucket       = var.code_bucket
  name         = "delivery/${each.key}.yaml"
  content      = each.value.manifest
  content_type = "application/yaml"
}

resource "google_storage_bucket_object" "skaffold" {
  bucket       = var.code_bucket
  name         = "delivery/skaffold.yaml"
  source       = "${path.module}/skaffold.yaml"
  content_type = "application/yaml"
}
