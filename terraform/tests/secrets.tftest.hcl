mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  region  = "europe-west1"
  secrets = {
    X_BEARER_TOKEN = { fetch = "serviceAccount:pulso-fetch@pulso-example.iam.gserviceaccount.com" }
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/secrets"
  }

  assert {
    condition     = google_secret_manager_secret.this["X_BEARER_TOKEN"].secret_id == "X_BEARER_TOKEN"
    error_message = "a secret bears the name of its environment variable"
  }

  assert {
    condition = (
      length(google_secret_manager_secret_iam_member.this) == 1 &&
      google_secret_manager_secret_iam_member.this["X_BEARER_TOKEN fetch"].role == "roles/secretmanager.secretAccessor" &&
      google_secret_manager_secret_iam_member.this["X_BEARER_TOKEN fetch"].member == "serviceAccount:pulso-fetch@pulso-example.iam.gserviceaccount.com"
    )
    error_message = "a secret is read by the program that needs it, and by no other"
  }
}

run "a_name_that_is_no_variable_is_refused" {
  command = plan
  module {
    source = "./modules/secrets"
  }
  variables {
    secrets = { "x-token" = {} }
  }
  expect_failures = [var.secrets]
}
