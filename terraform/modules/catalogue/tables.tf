locals {
  # One CSV an asset and attempt; the path's own asset is percent-escaped, so the column is called symbol.
  areas = toset(["categorised", "predictions"])
}

# A table that is cut by its path wants one object to begin with: this one is of no run, and no manifest lists it.
resource "google_storage_bucket_object" "seed" {
  for_each     = local.areas
  bucket       = var.lake
  name         = "${each.value}/run=none/attempt=0/asset=none/part-00000.csv"
  content      = "${join(",", [for column in jsondecode(file("${path.module}/schemas/${each.value}.json")) : column.name == "symbol" ? "asset" : column.name])}\n"
  content_type = "text/csv"
}

resource "google_bigquery_table" "area" {
  for_each            = local.areas
  project             = var.project
  dataset_id          = google_bigquery_dataset.this.dataset_id
  table_id            = each.value
  description         = "Every attempt's ${each.value}, finished or not: ask ${each.value}_completed instead."
  deletion_protection = false
  labels              = var.labels

  external_data_configuration {
    autodetect            = false
    source_format         = "CSV"
    source_uris           = ["gs://${var.lake}/${each.value}/*.csv"]
    ignore_unknown_values = false
    max_bad_records       = 0
    schema                = file("${path.module}/schemas/${each.value}.json")

    csv_options {
      quote                 = "\""
      field_delimiter       = ","
      encoding              = "UTF-8"
      skip_leading_rows     = 1
      allow_quoted_newlines = true
    }

    hive_partitioning_options {
      mode                     = "CUSTOM"
      source_uri_prefix        = "gs://${var.lake}/${each.value}/{run:STRING}/{attempt:INTEGER}/{asset:STRING}"
      require_partition_filter = false
    }
  }

  depends_on = [google_storage_bucket_object.seed]
}

resource "google_bigquery_table" "manifests" {
  project             = var.project
  dataset_id          = google_bigquery_dataset.this.dataset_id
  table_id            = "manifests"
  description         = "What each stage of each run wrote; one line each."
  deletion_protection = false
  labels              = var.labels

  external_data_configuration {
    autodetect            = false
    source_format         = "NEWLINE_DELIMITED_JSON"
    source_uris           = ["gs://${var.lake}/manifests/run=*"]
    ignore_unknown_values = true
    max_bad_records       = 0
    schema                = file("${path.module}/schemas/manifests.json")
  }
}
