mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project          = "pulso-example"
  audited_services = ["storage"]
}

run "example" {
  command = plan
  module {
    source = "./modules/project"
  }

  assert {
    condition     = alltrue([for name in ["compute", "dataproc", "cloudfunctions", "pubsub", "sqladmin", "run"] : google_project_service.this[name].service == "${name}.googleapis.com"])
    error_message = "every API that Pulso needs is switched on"
  }

  assert {
    condition     = alltrue([for service in google_project_service.this : service.disable_on_destroy == false])
    error_message = "tearing Pulso down leaves the project's APIs on"
  }

  assert {
    condition     = toset([for log in google_project_iam_audit_config.this["storage"].audit_log_config : log.log_type]) == toset(["ADMIN_READ", "DATA_READ", "DATA_WRITE"])
    error_message = "reads and writes of the buckets are logged"
  }
}
