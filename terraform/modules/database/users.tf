# No passwords: a program's account is its user, and its access token what it proves it with.
resource "google_sql_user" "this" {
  for_each        = var.users
  project         = var.project
  instance        = google_sql_database_instance.this.name
  name            = trimsuffix(each.value.email, ".gserviceaccount.com")
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  database_roles  = each.value.owner ? ["cloudsqlsuperuser"] : ["pg_read_all_data", "pg_write_all_data"]
  deletion_policy = "ABANDON"
}
