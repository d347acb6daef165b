mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project        = "pulso-example"
  project_number = "123456789012"
  region         = "europe-west1"
  repositories = {
    images = {
      description = "Pulso's programs."
      iam = {
        "roles/artifactregistry.reader" = { fetch = "serviceAccount:pulso-fetch@pulso-example.iam.gserviceaccount.com" }
      }
    }
  }
  services = {
    api    = { manifest = "kind: Service" }
    stream = { manifest = "kind: Service", canary = false }
  }
  canary = {
    alert_policies = ["projects/pulso-example/alertPolicies/1"]
  }
  accounts = {
    build        = "projects/pulso-example/serviceAccounts/pulso-build@pulso-example.iam.gserviceaccount.com"
    build_email  = "pulso-build@pulso-example.iam.gserviceaccount.com"
    deploy_email = "pulso-deploy@pulso-example.iam.gserviceaccount.com"
  }
  code_bucket       = "pulso-example-pulso-code"
  work_bucket       = "pulso-example-pulso-work"
  source_repository = "projects/pulso-example/locations/europe-west1/connections/github/repositories/pulso"
}

run "example" {
  command = plan
  module {
    source = "./modules/delivery"
  }

  assert {
    condition     = google_clouddeploy_delivery_pipeline.this["api"].serial_pipeline[0].stages[0].strategy[0].canary[0].canary_deployment[0].percentages == tolist([20, 40, 60, 80])
    error_message = "the API is released by steps of a fifth"
  }

  assert {
    condition     = google_clouddeploy_delivery_pipeline.this["api"].serial_pipeline[0].stages[0].strategy[0].canary[0].canary_deployment[0].analysis[0].google_cloud[0].alert_policy_checks[0].alert_policies == tolist(["projects/pulso-example/alertPolicies/1"])
    error_message = "a step is watched by the alerts"
  }

  assert {
    condition     = length(google_clouddeploy_delivery_pipeline.this["stream"].serial_pipeline[0].stages[0].strategy[0].canary) == 0
    error_message = "the one instance of the stream is replaced at once"
  }

  assert {
    condition     = google_clouddeploy_automation.advance["api"].rules[0].advance_rollout_rule[0].source_phases == tolist(["canary-20", "canary-40", "canary-60", "canary-80"])
    error_message = "each step is followed by the next"
  }

  assert {
    condition     = length(google_clouddeploy_automation.rollback["api"].rules[0].repair_rollout_rule[0].repair_phases[1].rollback) == 1
    error_message = "a step that fails again takes the old version back"
  }

  assert {
    condition     = google_artifact_registry_repository_iam_member.this["images roles/artifactregistry.reader fetch"].member == "serviceAccount:pulso-fetch@pulso-example.iam.gserviceaccount.com"
    error_message = "who pulls an image is who was named"
  }

  assert {
    condition     = google_cloudbuild_trigger.this[0].repository_event_config[0].push[0].tag == "^v[0-9]+\\.[0-9]+\\.[0-9]+$" && endswith(google_cloudbuild_trigger.this[0].service_account, "/pulso-build@pulso-example.iam.gserviceaccount.com")
    error_message = "what is tagged is built, as the build's own account"
  }

  assert {
    condition     = google_storage_bucket_object.manifest["api"].name == "delivery/api.yaml" && google_storage_bucket_object.skaffold.name == "delivery/skaffold.yaml"
    error_message = "a release finds the services' manifests in the code bucket"
  }

  assert {
    condition     = [for step in yamldecode(file(trimprefix(google_cloudbuild_trigger.this[0].filename, "terraform/"))).steps : step.id] == ["builder", "images", "cluster-programs", "migrate", "jobs", "release"]
    error_message = "tables are migrated before anything that needs them is released"
  }

  assert {
    condition = alltrue([
      for profile in yamldecode(file("./modules/delivery/skaffold.yaml")).profiles :
      profile.manifests.rawYaml == ["${profile.name}.yaml"] && contains(keys(var.services), profile.name)
    ])
    error_message = "each service's profile renders its own manifest"
  }

  assert {
    condition     = strcontains(google_project_iam_member.build_sources.condition[0].expression, "gcf-v2-sources-123456789012-europe-west1")
    error_message = "a build reads the sources of builds, not the lake"
  }
}

run "without_a_repository_builds_are_by_hand" {
  command = plan
  module {
    source = "./modules/delivery"
  }
  variables {
    source_repository = null
  }
  assert {
    condition     = length(google_cloudbuild_trigger.this) == 0 && strcontains(output.build_substitutions, "_CODE_BUCKET=pulso-example-pulso-code")
    error_message = "there is no trigger, and a build by hand is told what it needs"
  }
}

run "a_canary_of_all_is_refused" {
  command = plan
  module {
    source = "./modules/delivery"
  }
  variables {
    canary = { step_percent = 100 }
  }
  expect_failures = [var.canary]
}
