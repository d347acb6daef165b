# terraform test -test-directory=environments/tests -var-file=environments/<name>.tfvars
mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

mock_provider "archive" {
  source          = "./tests/mocks-archive"
  override_during = plan
}

run "the_environment_can_be_planned" {
  command = plan

  assert {
    condition     = output.registry == "${var.project.region}-docker.pkg.dev/${var.project.id}/pulso-images"
    error_message = "images lie in the region"
  }

  assert {
    condition     = length(output.topic_names) == 6
    error_message = "all topics are there"
  }

  assert {
    condition     = output.buckets["lake"] == "${var.project.id}-pulso-lake"
    error_message = "the lake bears the project's name"
  }
}
