# The creation of a manifest is the event that moves a run on.
resource "google_storage_notification" "this" {
  for_each           = var.notifications
  bucket             = each.value.bucket
  topic              = google_pubsub_topic.this[each.value.topic].id
  object_name_prefix = each.value.prefix
  event_types        = ["OBJECT_FINALIZE"]
  payload_format     = "JSON_API_V1"
  depends_on         = [google_pubsub_topic_iam_member.storage]
}

resource "google_pubsub_topic_iam_member" "storage" {
  for_each = toset([for notification in var.notifications : notification.topic])
  project  = var.project
  topic    = google_pubsub_topic.this[each.value].name
  role     = "roles/pubsub.publisher"
  member   = "serviceAccount:${var.storage_agent}"
}
