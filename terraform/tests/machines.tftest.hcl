mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  machines = {
    fetch = {
      description = "Collects posts, news and prices."
      image       = "europe-west1-docker.pkg.dev/pulso-example/pulso-images/pulso-jobs:stable"
      account     = "pulso-fetch@pulso-example.iam.gserviceaccount.com"
      subnet      = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-public"
      env         = { CLOUD = "gcp", PULSO_BUCKET = "pulso-example-pulso-lake" }
    }
    predict = {
      description  = "Forecasts every asset."
      image        = "europe-west1-docker.pkg.dev/pulso-example/pulso-images/pulso-jobs:stable"
      account      = "pulso-predict@pulso-example.iam.gserviceaccount.com"
      subnet       = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-private"
      machine_type = "e2-standard-8"
      spot         = true
      hours_max    = 6
    }
  }
  starters = { sweep = "serviceAccount:pulso-sweep@pulso-example.iam.gserviceaccount.com" }
}

run "example" {
  command = plan
  module {
    source = "./modules/machines"
  }

  assert {
    condition = alltrue([
      for name, hours in { fetch = 2, predict = 6 } :
      google_compute_instance_template.this[name].scheduling[0].max_run_duration[0].seconds == hours * 3600 &&
      google_compute_instance_template.this[name].scheduling[0].instance_termination_action == "DELETE"
    ])
    error_message = "the cloud deletes a machine when its time is over"
  }

  assert {
    condition = (
      google_compute_instance_template.this["fetch"].scheduling[0].provisioning_model == "STANDARD" &&
      google_compute_instance_template.this["predict"].scheduling[0].provisioning_model == "SPOT" &&
      google_compute_instance_template.this["predict"].scheduling[0].preemptible &&
      google_compute_instance_template.this["predict"].scheduling[0].on_host_maintenance == "TERMINATE"
    )
    error_message = "a spot machine is one that may be taken back"
  }

  assert {
    condition     = alltrue([for template in google_compute_instance_template.this : template.scheduling[0].automatic_restart == false])
    error_message = "a machine that died stays dead: the orchestrator starts the next attempt"
  }

  assert {
    condition     = alltrue([for template in google_compute_instance_template.this : length(template.network_interface[0].access_config) == 0])
    error_message = "no machine has a public address"
  }

  assert {
    condition = alltrue([
      for template in google_compute_instance_template.this :
      template.shielded_instance_config[0].enable_secure_boot && template.shielded_instance_config[0].enable_vtpm && template.shielded_instance_config[0].enable_integrity_monitoring
    ])
    error_message = "machines are shielded"
  }

  assert {
    condition     = google_compute_instance_template.this["fetch"].service_account[0].email == "pulso-fetch@pulso-example.iam.gserviceaccount.com"
    error_message = "a machine runs as its own account"
  }

  assert {
    condition = (
      strcontains(google_compute_instance_template.this["fetch"].metadata["startup-script"], "trap 'shutdown --poweroff now' EXIT") &&
      strcontains(google_compute_instance_template.this["fetch"].metadata["startup-script"], "PULSO_BUCKET=pulso-example-pulso-lake\n") &&
      strcontains(google_compute_instance_template.this["fetch"].metadata["startup-script"], "pulso-images/pulso-jobs:stable machine")
    )
    error_message = "it runs the jobs' container and powers off, whatever became of it"
  }

  assert {
    condition     = can(regex("^pulso-fetch-[0-9a-f]{8}$", google_compute_instance_template.this["fetch"].name)) && google_compute_instance_template.this["fetch"].name != google_compute_instance_template.this["predict"].name
    error_message = "a template's name says its content, so that a changed one is a new one"
  }

  assert {
    condition     = google_project_iam_member.starter["sweep"].member == "serviceAccount:pulso-sweep@pulso-example.iam.gserviceaccount.com" && !contains(google_project_iam_custom_role.starter.permissions, "compute.instances.setIamPolicy")
    error_message = "who starts machines may do that and little else"
  }
}

run "a_limit_of_two_days_is_refused" {
  command = plan
  module {
    source = "./modules/machines"
  }
  variables {
    machines = {
      fetch = { description = "Too long.", image = "x/y:z", account = "a@b", subnet = "s", hours_max = 48 }
    }
  }
  expect_failures = [var.machines]
}

run "a_setting_of_two_lines_is_refused" {
  command = plan
  module {
    source = "./modules/machines"
  }
  variables {
    machines = {
      fetch = { description = "Two lines.", image = "x/y:z", account = "a@b", subnet = "s", env = { A = "b\nENVIRONMENT\nreboot" } }
    }
  }
  expect_failures = [var.machines]
}
