# Who delivers the events may call these functions; nobody else may.
resource "google_cloud_run_v2_service_iam_member" "trigger" {
  for_each = var.functions
  project  = var.project
  location = var.region
  name     = google_cloudfunctions2_function.this[each.key].name
  role     = "roles/run.invoker"
  member   = "serviceAccount:${var.trigger_account}"
}

resource "google_project_iam_member" "event_receiver" {
  project = var.project
  role    = "roles/eventarc.eventReceiver"
  member  = "serviceAccount:${var.trigger_account}"
}
