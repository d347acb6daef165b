resource "google_storage_bucket_iam_member" "this" {
  for_each = merge([
    for bucket, each_bucket in var.buckets : merge([
      for role, members in each_bucket.iam : {
        for name, member in members : "${bucket} ${role} ${name}" => { bucket = bucket, role = role, member = member }
      }
    ]...)
  ]...)
  bucket = google_storage_bucket.this[each.value.bucket].name
  role   = each.value.role
  member = each.value.member
}
