resource "google_pubsub_topic" "this" {
  for_each                   = var.topics
  project                    = var.project
  name                       = "pulso-${each.key}"
  kms_key_name               = var.encryption_key
  labels                     = var.labels
  message_retention_duration = "${each.value.retention_days * 86400}s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  dynamic "schema_settings" {
    for_each = each.value.schema == null ? [] : [google_pubsub_schema.this[each.value.schema].id]
    content {
      schema   = schema_settings.value
      encoding = "JSON"
    }
  }
}

resource "google_pubsub_topic_iam_member" "publisher" {
  for_each = merge([
    for topic, each_topic in var.topics : {
      for name, member in each_topic.publishers : "${topic} ${name}" => { topic = topic, member = member }
    }
  ]...)
  project = var.project
  topic   = google_pubsub_topic.this[each.value.topic].name
  role    = "roles/pubsub.publisher"
  member  = each.value.member
}
