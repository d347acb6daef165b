resource "google_pubsub_subscription" "this" {
  for_each                   = var.subscriptions
  project                    = var.project
  name                       = "pulso-${each.key}"
  topic                      = google_pubsub_topic.this[each.value.topic].id
  labels                     = var.labels
  ack_deadline_seconds       = each.value.ack_seconds
  enable_message_ordering    = each.value.ordered
  message_retention_duration = "${each.value.retention_days * 86400}s"

  # One that nobody reads for a month is still Pulso's.
  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dynamic "dead_letter_policy" {
    for_each = each.value.attempts_max == 0 ? [] : [each.value.attempts_max]
    content {
      dead_letter_topic     = google_pubsub_topic.this[var.dead_letters].id
      max_delivery_attempts = dead_letter_policy.value
    }
  }
}

resource "google_pubsub_subscription_iam_member" "subscriber" {
  for_each = merge([
    for subscription, each_subscription in var.subscriptions : {
      for name, member in each_subscription.subscribers : "${subscription} ${name}" => { subscription = subscription, member = member }
    }
  ]...)
  project      = var.project
  subscription = google_pubsub_subscription.this[each.value.subscription].name
  role         = "roles/pubsub.subscriber"
  member       = each.value.member
}
