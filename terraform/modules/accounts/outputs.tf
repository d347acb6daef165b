output "emails" {
  description = "Addresses of the accounts, by name."
  value       = { for name, account in google_service_account.this : name => account.email }
}

output "members" {
  description = "The accounts as members of a policy, by name."
  value       = { for name, account in google_service_account.this : name => account.member }
}

output "ids" {
  description = "Full resource names of the accounts, by name."
  value       = { for name, account in google_service_account.this : name => account.name }
}
