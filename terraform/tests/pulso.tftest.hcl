mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

mock_provider "archive" {
  source          = "./tests/mocks-archive"
  override_during = plan
}

variables {
  project = {
    id = "pulso-example"
  }
  domain = {
    name = "pulso.example.com"
  }
  alerts = {
    emails = ["operators@example.com"]
  }
}

run "example" {
  command = plan

  assert {
    condition     = output.topic_names == tolist(["pulso-dead-letters", "pulso-events", "pulso-incidents", "pulso-quotes", "pulso-sweeps", "pulso-ticks"])
    error_message = "the topics are those of core/config.ts"
  }

  assert {
    condition     = output.schedule == { tick = "0 0,6,12,18 * * *", sweep = "*/5 * * * *" }
    error_message = "a run every six hours, a sweep every five minutes"
  }

  assert {
    condition = output.functions == {
      startFetch      = "pulso-start-fetch"
      startCategorise = "pulso-start-categorise"
      startPredict    = "pulso-start-predict"
      loadResults     = "pulso-load-results"
      sweep           = "pulso-sweep"
      notifyIncident  = "pulso-notify-incident"
    }
    error_message = "the functions are those of functions/main.ts"
  }

  assert {
    condition = alltrue([
      for name in ["CLOUD", "DATABASE_URL", "PULSO_BUCKET", "PULSO_DATABASE_IAM", "PULSO_DATAPROC_TEMPLATE", "PULSO_FETCH_TEMPLATE", "PULSO_PREDICT_TEMPLATE", "PULSO_PROJECT", "PULSO_REGION", "PULSO_ZONES"] :
      contains(output.function_settings, name)
    ])
    error_message = "a function is told where everything is"
  }

  assert {
    condition     = output.lake_writers == toset(["categorise", "fetch", "load-results", "predict", "stream"])
    error_message = "the lake is written by those whose work it is"
  }
}

run "a_setting_of_terraforms_own_is_refused" {
  command = plan
  variables {
    settings = { DATABASE_URL = "postgresql://elsewhere/pulso" }
  }
  expect_failures = [var.settings]
}

run "a_secret_that_has_a_value_is_read_by_its_programs" {
  command = plan
  variables {
    secrets_filled = ["PULSO_SMTP_URL"]
  }
  assert {
    condition     = jsonencode(output.secret_readers) == jsonencode({ PULSO_SMTP_URL = ["api", "notify-incident"] })
    error_message = "and by no other, and one without a value by none"
  }
}

run "a_secret_that_is_none_is_refused" {
  command = plan
  variables {
    secrets_filled = ["PULSO_SMPT_URL"]
  }
  expect_failures = [var.secrets_filled]
}

run "one_zone_is_refused" {
  command = plan
  variables {
    project = { id = "pulso-example", zones = ["europe-west1-b"] }
  }
  expect_failures = [var.project]
}

run "a_backup_beside_the_lake_is_refused" {
  command = plan
  variables {
    project = { id = "pulso-example", backup_region = "europe-west1" }
  }
  expect_failures = [var.project]
}

run "an_ml_limit_under_the_vetos_cap_is_refused" {
  command = plan
  variables {
    machines = { predict = { hours_max = 3 } }
  }
  expect_failures = [var.machines]
}
