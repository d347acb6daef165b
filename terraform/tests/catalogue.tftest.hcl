mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  region  = "europe-west1"
  lake    = "pulso-example-pulso-lake"
  readers = { analysts = "group:analysts@example.com" }
}

run "example" {
  command = plan
  module {
    source = "./modules/catalogue"
  }

  assert {
    condition = alltrue([
      for area in ["categorised", "predictions"] :
      google_bigquery_table.area[area].external_data_configuration[0].hive_partitioning_options[0].source_uri_prefix == "gs://pulso-example-pulso-lake/${area}/{run:STRING}/{attempt:INTEGER}/{asset:STRING}" &&
      google_bigquery_table.area[area].external_data_configuration[0].source_uris == tolist(["gs://pulso-example-pulso-lake/${area}/*.csv"])
    ])
    error_message = "the lake is cut by run, attempt and asset"
  }

  assert {
    condition = alltrue([
      for area in ["categorised", "predictions"] :
      length(setintersection(["run", "attempt", "asset"], [for column in jsondecode(google_bigquery_table.area[area].external_data_configuration[0].schema) : column.name])) == 0
    ])
    error_message = "no column bears the name of a cut"
  }

  assert {
    condition = alltrue([
      for view, stage in { categorised = "categorise", predictions = "predict" } :
      strcontains(google_bigquery_table.completed[view].view[0].query, "WHERE manifest.stage = '${stage}'") &&
      strcontains(google_bigquery_table.completed[view].view[0].query, "written._FILE_NAME = CONCAT('gs://pulso-example-pulso-lake/', listed.path)")
    ])
    error_message = "a view holds only what a completed stage's manifest lists"
  }

  assert {
    condition     = google_bigquery_dataset_iam_member.reader["analysts"].member == "group:analysts@example.com" && google_bigquery_dataset_iam_member.reader["analysts"].role == "roles/bigquery.dataViewer"
    error_message = "who asks is who was named"
  }
}
