mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project        = "pulso-example"
  project_number = "123456789012"
  emails         = ["operators@example.com"]
  domain         = "pulso.example.com"
  backend        = "pulso-api"
  log_metrics = {
    run-alerts = { description = "Runs that need a person", filter = "jsonPayload.msg=\"run.alert\"" }
  }
  thresholds = {
    dead-letters = {
      name     = "messages were given up"
      filter   = "metric.type=\"pubsub.googleapis.com/subscription/num_undelivered_messages\""
      above    = 0
      aligner  = "ALIGN_MAX"
      severity = "ERROR"
      remedy   = "Read them."
    }
  }
  absences = {
    no-run = {
      name   = "no run has begun for seven hours"
      filter = "metric.type=\"logging.googleapis.com/user/pulso/jobs-started\""
      hours  = 7
      remedy = "Does the schedule tick?"
    }
  }
  charts = [
    { title = "Jobs started", filter = "metric.type=\"logging.googleapis.com/user/pulso/jobs-started\"", aligner = "ALIGN_DELTA" },
  ]
  budget = {
    billing_account = "000000-000000-000000"
    amount          = 500
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/observability"
  }

  assert {
    condition     = google_monitoring_notification_channel.mail["operators@example.com"].type == "email"
    error_message = "operators are mailed"
  }

  assert {
    condition = (
      google_monitoring_alert_policy.incident.conditions[0].condition_matched_log[0].filter == "jsonPayload.msg=\"run.alert\"" &&
      google_monitoring_alert_policy.incident.notification_channels == tolist(["projects/pulso-example/notificationChannels/1"]) &&
      google_monitoring_alert_policy.incident.alert_strategy[0].notification_rate_limit[0].period == "300s"
    )
    error_message = "an incident is a mail that says the run and what is wrong"
  }

  assert {
    condition     = google_monitoring_alert_policy.threshold["dead-letters"].conditions[0].condition_threshold[0].threshold_value == 0 && google_monitoring_alert_policy.threshold["dead-letters"].severity == "ERROR"
    error_message = "one dead letter is enough"
  }

  assert {
    condition     = google_monitoring_alert_policy.absence["no-run"].conditions[0].condition_absent[0].duration == "25200s"
    error_message = "seven hours without a run are told"
  }

  assert {
    condition     = toset(keys(google_monitoring_uptime_check_config.this)) == toset(["/healthz", "/readyz"]) && alltrue([for check in google_monitoring_uptime_check_config.this : check.http_check[0].validate_ssl])
    error_message = "the API is asked from outside, and so is its database"
  }

  assert {
    condition     = google_monitoring_slo.available.goal == 0.995 && google_monitoring_slo.fast.request_based_sli[0].distribution_cut[0].range[0].max == 500
    error_message = "objectives are 99.5 % without an error of ours, and answers within 500 ms"
  }

  assert {
    condition     = [for rule in google_billing_budget.this[0].threshold_rules : rule.threshold_percent] == [0.5, 0.9, 1, 1.2] && google_billing_budget.this[0].amount[0].specified_amount[0].units == "500"
    error_message = "the month's money is told at 50, 90 and 100 %, and when 120 % is foreseen"
  }

  assert {
    condition     = length(jsondecode(google_monitoring_dashboard.this.dashboard_json).mosaicLayout.tiles) == 1
    error_message = "the dashboard has a chart for each one named"
  }
}

run "without_a_budget_there_is_no_alarm" {
  command = plan
  module {
    source = "./modules/observability"
  }
  variables {
    budget = null
  }
  assert {
    condition     = length(google_billing_budget.this) == 0
    error_message = "no budget, no alarm"
  }
}

run "nobody_to_mail_is_refused" {
  command = plan
  module {
    source = "./modules/observability"
  }
  variables {
    emails = []
  }
  expect_failures = [var.emails]
}
