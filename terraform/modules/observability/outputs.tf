output "alert_policies" {
  description = "Names of the alert policies on numbers, by name."
  value       = { for name, policy in google_monitoring_alert_policy.threshold : name => policy.name }
}
