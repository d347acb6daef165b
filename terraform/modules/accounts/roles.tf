# Only what cannot be granted on one resource; everything else is beside the resource it opens.
resource "google_project_iam_member" "this" {
  for_each = merge([
    for account, each_account in var.accounts : {
      for role in each_account.roles : "${account} ${role}" => { account = account, role = role }
    }
  ]...)
  project = var.project
  role    = each.value.role
  member  = "serviceAccount:${google_service_account.this[each.value.account].account_id}@${var.project}.iam.gserviceaccount.com"
}

# To start a machine or a service that runs as another account, one must be allowed to act as that account, and no other.
resource "google_service_account_iam_member" "act_as" {
  for_each = merge([
    for account, each_account in var.accounts : {
      for actor in each_account.acted_as_by : "${actor} ${account}" => { account = account, actor = actor }
    }
  ]...)
  service_account_id = "projects/${var.project}/serviceAccounts/${google_service_account.this[each.value.account].account_id}@${var.project}.iam.gserviceaccount.com"
  role               = "roles/iam.serviceAccountUser"
  member             = "serviceAccount:${google_service_account.this[each.value.actor].account_id}@${var.project}.iam.gserviceaccount.com"
}
