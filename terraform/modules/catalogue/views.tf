# Only objects that a completed stage's manifest lists, whatever other attempts left lying.
resource "google_bigquery_table" "completed" {
  for_each            = { categorised = "categorise", predictions = "predict" }
  project             = var.project
  dataset_id          = google_bigquery_dataset.this.dataset_id
  table_id            = "${each.key}_completed"
  description         = "The ${each.key} of every completed attempt."
  deletion_protection = false
  labels              = var.labels

  view {
    use_legacy_sql = false
    query          = <<-SQL
      SELECT
        written.* EXCEPT (asset, symbol),
        written.symbol AS asset,
        manifest.endedAt AS computed_at,
        manifest.codeVersion AS code_version
      FROM `${var.project}.${google_bigquery_dataset.this.dataset_id}.manifests` AS manifest
      CROSS JOIN UNNEST(manifest.objects) AS listed
      JOIN `${var.project}.${google_bigquery_dataset.this.dataset_id}.${each.key}` AS written
        ON written.run = manifest.run
        AND written.attempt = manifest.attempt
        AND written._FILE_NAME = CONCAT('gs://${var.lake}/', listed.path)
      WHERE manifest.stage = '${each.value}'
    SQL
  }

  depends_on = [google_bigquery_table.area, google_bigquery_table.manifests]
}
