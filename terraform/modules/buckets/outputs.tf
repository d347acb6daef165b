output "names" {
  description = "Names of the buckets, by what they hold."
  value       = { for key, bucket in google_storage_bucket.this : key => bucket.name }
}
