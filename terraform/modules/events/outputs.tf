output "topics" {
  description = "Full names of the topics, by name."
  value       = { for name, topic in google_pubsub_topic.this : name => topic.id }
}

output "topic_names" {
  description = "Names of the topics; core/config.ts has the same."
  value       = sort([for topic in google_pubsub_topic.this : topic.name])
}

output "subscriptions" {
  description = "Names of the subscriptions, by name."
  value       = { for name, subscription in google_pubsub_subscription.this : name => subscription.name }
}

output "schedule" {
  description = "When each scheduled message is published (cron, UTC), by name."
  value       = { for name, job in google_cloud_scheduler_job.this : name => job.schedule }
}
