# Only topics with one kind of message bear a schema: a bucket's notification and a log entry have shapes of their own, and quotes
# come as a list, which no schema of Pub/Sub describes.
resource "google_pubsub_schema" "this" {
  for_each   = toset([for topic in var.topics : topic.schema if topic.schema != null])
  project    = var.project
  name       = "pulso-${each.value}"
  type       = "PROTOCOL_BUFFER"
  definition = file("${path.module}/schemas/${each.value}.proto")
}
