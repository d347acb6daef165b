resource "google_monitoring_notification_channel" "mail" {
  for_each     = var.emails
  project      = var.project
  display_name = "Pulso's operators: ${each.value}"
  type         = "email"
  labels       = { email_address = each.value }
}

locals {
  channels = [for channel in google_monitoring_notification_channel.mail : channel.id]
}
