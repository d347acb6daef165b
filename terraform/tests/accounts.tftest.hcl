mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  accounts = {
    start-fetch = {
      description = "The function startFetch."
      roles       = ["roles/cloudsql.client"]
    }
    fetch = {
      description = "The machine that collects."
      roles       = ["roles/logging.logWriter"]
      acted_as_by = ["start-fetch"]
    }
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/accounts"
  }

  assert {
    condition     = google_service_account.this["fetch"].account_id == "pulso-fetch"
    error_message = "an account bears its program's name"
  }

  assert {
    condition     = google_project_iam_member.this["start-fetch roles/cloudsql.client"].member == "serviceAccount:pulso-start-fetch@pulso-example.iam.gserviceaccount.com"
    error_message = "a role of the project is for the account that asks for it"
  }

  assert {
    condition     = length(google_project_iam_member.this) == 2
    error_message = "and for no other"
  }

  assert {
    condition = (
      google_service_account_iam_member.act_as["start-fetch fetch"].role == "roles/iam.serviceAccountUser" &&
      google_service_account_iam_member.act_as["start-fetch fetch"].service_account_id == "projects/pulso-example/serviceAccounts/pulso-fetch@pulso-example.iam.gserviceaccount.com" &&
      length(google_service_account_iam_member.act_as) == 1
    )
    error_message = "who starts a machine may act as its account, and as no other"
  }
}

run "a_basic_role_is_refused" {
  command = plan
  module {
    source = "./modules/accounts"
  }
  variables {
    accounts = { fetch = { description = "Too much.", roles = ["roles/editor"] } }
  }
  expect_failures = [var.accounts]
}

run "an_unknown_actor_is_refused" {
  command = plan
  module {
    source = "./modules/accounts"
  }
  variables {
    accounts = { fetch = { description = "Of nobody.", acted_as_by = ["nobody"] } }
  }
  expect_failures = [var.accounts]
}
