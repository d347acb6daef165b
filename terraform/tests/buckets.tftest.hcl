mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  buckets = {
    lake = {
      location           = "europe-west1"
      classes_after_days = { NEARLINE = 60 }
      iam = {
        "roles/storage.objectUser" = { fetch = "serviceAccount:pulso-fetch@pulso-example.iam.gserviceaccount.com" }
      }
    }
    backup = {
      location           = "europe-west4"
      classes_after_days = { ARCHIVE = 1 }
    }
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/buckets"
  }

  assert {
    condition = alltrue([
      for bucket in google_storage_bucket.this :
      bucket.uniform_bucket_level_access && bucket.public_access_prevention == "enforced" && bucket.versioning[0].enabled && !bucket.force_destroy
    ])
    error_message = "every bucket is uniform, private, versioned and not thrown away"
  }

  assert {
    condition     = alltrue([for bucket in google_storage_bucket.this : bucket.soft_delete_policy[0].retention_duration_seconds == 2592000])
    error_message = "what is deleted can be brought back for thirty days"
  }

  assert {
    condition     = google_storage_bucket.this["backup"].location != google_storage_bucket.this["lake"].location
    error_message = "the backup lies in another region"
  }

  assert {
    condition     = one([for rule in google_storage_bucket.this["backup"].lifecycle_rule : one(rule.condition).age if one(rule.action).storage_class == "ARCHIVE"]) == 1
    error_message = "the backup goes to the archive class after a day"
  }

  assert {
    condition     = one([for rule in google_storage_bucket.this["lake"].lifecycle_rule : one(rule.condition).days_since_noncurrent_time if one(rule.condition).with_state == "ARCHIVED"]) == 30
    error_message = "a replaced version goes after thirty days"
  }

  assert {
    condition = (
      length(google_storage_bucket_iam_member.this) == 1 &&
      google_storage_bucket_iam_member.this["lake roles/storage.objectUser fetch"].member == "serviceAccount:pulso-fetch@pulso-example.iam.gserviceaccount.com"
    )
    error_message = "who may write is who was named"
  }
}

run "a_retention_of_a_year_is_refused" {
  command = plan
  module {
    source = "./modules/buckets"
  }
  variables {
    buckets = { lake = { location = "europe-west1", retention_days = 365 } }
  }
  expect_failures = [var.buckets]
}

run "a_class_that_is_none_is_refused" {
  command = plan
  module {
    source = "./modules/buckets"
  }
  variables {
    buckets = { lake = { location = "europe-west1", classes_after_days = { FROZEN = 30 } } }
  }
  expect_failures = [var.buckets]
}
