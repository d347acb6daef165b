# The lake as it lies: no data is copied, so nothing of it has to be erased twice.
resource "google_bigquery_dataset" "this" {
  project                    = var.project
  location                   = var.region
  dataset_id                 = "pulso"
  friendly_name              = "Pulso's lake"
  description                = "What each run wrote, read where it lies. Ask the views: they hold only what a manifest lists."
  delete_contents_on_destroy = true
  labels                     = var.labels

  dynamic "default_encryption_configuration" {
    for_each = var.encryption_key == null ? [] : [var.encryption_key]
    content {
      kms_key_name = default_encryption_configuration.value
    }
  }
}

resource "google_bigquery_dataset_iam_member" "reader" {
  for_each   = var.readers
  project    = var.project
  dataset_id = google_bigquery_dataset.this.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = each.value
}
