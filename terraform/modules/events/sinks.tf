# What the cloud does to a machine by itself (taking a spot machine back, a host that died) is only told in its log.
resource "google_logging_project_sink" "this" {
  for_each               = var.sinks
  project                = var.project
  name                   = "pulso-${each.key}"
  description            = each.value.description
  destination            = "pubsub.googleapis.com/${google_pubsub_topic.this[each.value.topic].id}"
  filter                 = each.value.filter
  unique_writer_identity = true
}

resource "google_pubsub_topic_iam_member" "sink" {
  for_each = var.sinks
  project  = var.project
  topic    = google_pubsub_topic.this[each.value.topic].name
  role     = "roles/pubsub.publisher"
  member   = google_logging_project_sink.this[each.key].writer_identity
}
