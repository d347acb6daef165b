# Written out rather than read back, so that a plan shows who gets what before the accounts exist.
output "emails" {
  description = "Addresses of the accounts, by name."
  value       = { for name, account in google_service_account.this : name => "${account.account_id}@${var.project}.iam.gserviceaccount.com" }
}

output "members" {
  description = "The accounts as members of a policy, by name."
  value       = { for name, account in google_service_account.this : name => "serviceAccount:${account.account_id}@${var.project}.iam.gserviceaccount.com" }
}

output "ids" {
  description = "Full resource names of the accounts, by name."
  value = {
    for name, account in google_service_account.this :
    name => "projects/${var.project}/serviceAccounts/${account.account_id}@${var.project}.iam.gserviceaccount.com"
  }
}
