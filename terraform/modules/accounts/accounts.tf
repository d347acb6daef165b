resource "google_service_account" "this" {
  for_each     = var.accounts
  project      = var.project
  account_id   = "pulso-${each.key}"
  display_name = "Pulso ${each.key}"
  description  = each.value.description
}
