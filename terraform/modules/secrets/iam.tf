resource "google_secret_manager_secret_iam_member" "this" {
  for_each = merge([
    for secret, readers in var.secrets : {
      for name, member in readers : "${secret} ${name}" => { secret = secret, member = member }
    }
  ]...)
  project   = var.project
  secret_id = google_secret_manager_secret.this[each.value.secret].secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = each.value.member
}
