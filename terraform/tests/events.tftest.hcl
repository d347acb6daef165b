mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project        = "pulso-example"
  project_number = "123456789012"
  region         = "europe-west1"
  storage_agent  = "service-123456789012@gs-project-accounts.iam.gserviceaccount.com"
  topics = {
    ticks        = { schema = "tick" }
    events       = { publishers = { sweep = "serviceAccount:pulso-sweep@pulso-example.iam.gserviceaccount.com" } }
    sweeps       = {}
    dead-letters = { retention_days = 31 }
  }
  subscriptions = {
    events-archive = { topic = "events" }
    dead-letters   = { topic = "dead-letters", ordered = false, attempts_max = 0 }
  }
  schedule = {
    tick = {
      description = "Time for a run."
      cron        = "0 0,6,12,18 * * *"
      topic       = "ticks"
      message     = { type = "tick" }
    }
  }
  notifications = {
    manifests = { bucket = "pulso-example-pulso-lake", prefix = "manifests/", topic = "events" }
  }
  sinks = {
    preemptions = {
      description = "Machines that the cloud took back."
      filter      = "protoPayload.methodName=\"compute.instances.preempted\""
      topic       = "sweeps"
    }
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/events"
  }

  assert {
    condition     = google_cloud_scheduler_job.this["tick"].schedule == "0 0,6,12,18 * * *" && google_cloud_scheduler_job.this["tick"].time_zone == "Etc/UTC"
    error_message = "a run begins at 0, 6, 12 and 18 o'clock UTC"
  }

  assert {
    condition     = jsondecode(base64decode(google_cloud_scheduler_job.this["tick"].pubsub_target[0].data)) == { type = "tick" }
    error_message = "the tick says that it is one"
  }

  assert {
    condition     = output.topic_names == tolist(["pulso-dead-letters", "pulso-events", "pulso-sweeps", "pulso-ticks"])
    error_message = "topics bear Pulso's prefix"
  }

  assert {
    condition     = google_pubsub_schema.this["tick"].type == "PROTOCOL_BUFFER" && google_pubsub_topic.this["ticks"].schema_settings[0].encoding == "JSON"
    error_message = "a tick is held to its schema"
  }

  assert {
    condition = (
      google_pubsub_subscription.this["events-archive"].enable_message_ordering &&
      google_pubsub_subscription.this["events-archive"].dead_letter_policy[0].max_delivery_attempts == 20 &&
      google_pubsub_subscription.this["events-archive"].retry_policy[0].maximum_backoff == "600s" &&
      google_pubsub_subscription.this["events-archive"].expiration_policy[0].ttl == ""
    )
    error_message = "a subscription is ordered, tries less and less often, gives up into the dead letters, and never expires"
  }

  assert {
    condition     = length(google_pubsub_subscription.this["dead-letters"].dead_letter_policy) == 0
    error_message = "dead letters are not given up again"
  }

  assert {
    condition = (
      google_pubsub_topic_iam_member.dead_letters.member == "serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com" &&
      google_pubsub_subscription_iam_member.dead_letters["events-archive"].role == "roles/pubsub.subscriber" &&
      !contains(keys(google_pubsub_subscription_iam_member.dead_letters), "dead-letters")
    )
    error_message = "Pub/Sub itself may move what was given up"
  }

  assert {
    condition = (
      google_storage_notification.this["manifests"].object_name_prefix == "manifests/" &&
      google_storage_notification.this["manifests"].event_types == toset(["OBJECT_FINALIZE"]) &&
      google_pubsub_topic_iam_member.storage["events"].member == "serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com"
    )
    error_message = "the creation of a manifest is an event"
  }

  assert {
    condition     = google_logging_project_sink.this["preemptions"].unique_writer_identity && google_pubsub_topic_iam_member.sink["preemptions"].role == "roles/pubsub.publisher"
    error_message = "the log's sink may publish"
  }

  assert {
    condition     = alltrue([for topic in google_pubsub_topic.this : topic.message_storage_policy[0].allowed_persistence_regions == toset(["europe-west1"])])
    error_message = "messages stay in the region"
  }
}

run "a_cron_of_four_fields_is_refused" {
  command = plan
  module {
    source = "./modules/events"
  }
  variables {
    schedule = { tick = { description = "Too short.", cron = "0 6 * *", topic = "ticks", message = {} } }
  }
  expect_failures = [var.schedule]
}

run "three_attempts_are_refused" {
  command = plan
  module {
    source = "./modules/events"
  }
  variables {
    subscriptions = { events-archive = { topic = "events", attempts_max = 3 } }
  }
  expect_failures = [var.subscriptions]
}
