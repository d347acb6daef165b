mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

mock_provider "archive" {
  source          = "./tests/mocks-archive"
  override_during = plan
}

variables {
  project         = "pulso-example"
  region          = "europe-west1"
  source_folder   = "../dist-functions"
  code_bucket     = "pulso-example-pulso-code"
  repository      = "projects/pulso-example/locations/europe-west1/repositories/pulso-functions"
  network         = "projects/pulso-example/global/networks/pulso"
  subnet          = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-private"
  build_account   = "projects/pulso-example/serviceAccounts/pulso-build@pulso-example.iam.gserviceaccount.com"
  trigger_account = "pulso-triggers@pulso-example.iam.gserviceaccount.com"
  functions = {
    startFetch = {
      description = "Begins a run."
      topic       = "projects/pulso-example/topics/pulso-ticks"
      account     = "pulso-start-fetch@pulso-example.iam.gserviceaccount.com"
      env         = { CLOUD = "gcp" }
    }
    loadResults = {
      description     = "Publishes the run."
      topic           = "projects/pulso-example/topics/pulso-events"
      account         = "pulso-load-results@pulso-example.iam.gserviceaccount.com"
      memory          = "2Gi"
      timeout_seconds = 540
    }
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/functions"
  }

  assert {
    condition = alltrue([
      for each_function in google_cloudfunctions2_function.this :
      each_function.event_trigger[0].retry_policy == "RETRY_POLICY_RETRY" &&
      each_function.event_trigger[0].event_type == "google.cloud.pubsub.topic.v1.messagePublished"
    ])
    error_message = "what a function could not do is delivered to it again"
  }

  assert {
    condition     = google_cloudfunctions2_function.this["startFetch"].event_trigger[0].pubsub_topic == "projects/pulso-example/topics/pulso-ticks"
    error_message = "a function heeds its own topic"
  }

  assert {
    condition     = google_cloudfunctions2_function.this["startFetch"].name == "pulso-start-fetch" && google_cloudfunctions2_function.this["startFetch"].build_config[0].entry_point == "startFetch"
    error_message = "a function is called in functions/main.ts by its own name"
  }

  assert {
    condition = (
      google_cloudfunctions2_function.this["startFetch"].build_config[0].runtime == "nodejs20" &&
      google_cloudfunctions2_function.this["startFetch"].build_config[0].source[0].storage_source[0].bucket == "pulso-example-pulso-code" &&
      google_cloudfunctions2_function.this["startFetch"].build_config[0].source[0].storage_source[0].object == "functions/0000000000000000000000000000000000000000000000000000000000000000.zip"
    )
    error_message = "Node 20, from the archive in the code bucket that bears its content's sum"
  }

  assert {
    condition = (
      google_cloudfunctions2_function.this["startFetch"].service_config[0].service_account_email == "pulso-start-fetch@pulso-example.iam.gserviceaccount.com" &&
      google_cloudfunctions2_function.this["loadResults"].service_config[0].service_account_email == "pulso-load-results@pulso-example.iam.gserviceaccount.com"
    )
    error_message = "each function runs as an account of its own"
  }

  assert {
    condition     = alltrue([for each_function in google_cloudfunctions2_function.this : each_function.service_config[0].ingress_settings == "ALLOW_INTERNAL_ONLY"])
    error_message = "no function is called from the internet"
  }

  assert {
    condition = (
      google_cloud_run_v2_service_iam_member.trigger["startFetch"].role == "roles/run.invoker" &&
      google_cloud_run_v2_service_iam_member.trigger["startFetch"].member == "serviceAccount:pulso-triggers@pulso-example.iam.gserviceaccount.com"
    )
    error_message = "only who delivers the events may call a function"
  }
}

run "ten_minutes_are_refused" {
  command = plan
  module {
    source = "./modules/functions"
  }
  variables {
    functions = { sweep = { description = "Too slow.", topic = "t", account = "a@b", timeout_seconds = 600 } }
  }
  expect_failures = [var.functions]
}

run "an_old_node_is_refused" {
  command = plan
  module {
    source = "./modules/functions"
  }
  variables {
    runtime = "nodejs16"
  }
  expect_failures = [var.runtime]
}
