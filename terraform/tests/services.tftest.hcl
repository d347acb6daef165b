mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  region  = "europe-west1"
  network = "projects/pulso-example/global/networks/pulso"
  services = {
    api = {
      description = "GraphQL API and page."
      image       = "pulso-api"
      account     = "pulso-api@pulso-example.iam.gserviceaccount.com"
      subnet      = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-private"
      public      = true
      env         = { CLOUD = "gcp" }
    }
    stream = {
      description   = "Takes live quotes from their feeds."
      image         = "pulso-jobs"
      args          = ["stream"]
      account       = "pulso-stream@pulso-example.iam.gserviceaccount.com"
      subnet        = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-public"
      egress        = "ALL_TRAFFIC"
      cpu_idle      = false
      instances_min = 1
      instances_max = 1
    }
  }
  jobs = {
    backup = {
      description = "Copies the lake into the cold backup."
      account     = "pulso-backup@pulso-example.iam.gserviceaccount.com"
      subnet      = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-private"
      schedule    = { cron = "30 3 * * *", account = "pulso-schedule@pulso-example.iam.gserviceaccount.com" }
    }
  }
  releasers = { deploy = "serviceAccount:pulso-deploy@pulso-example.iam.gserviceaccount.com" }
}

run "example" {
  command = plan
  module {
    source = "./modules/services"
  }

  assert {
    condition     = google_cloud_run_v2_service.this["api"].scaling[0].min_instance_count == 2 && google_cloud_run_v2_service.this["api"].scaling[0].max_instance_count == 6
    error_message = "the API has two to six instances"
  }

  assert {
    condition = alltrue([
      for name, value in {
        "run.googleapis.com/minScale" = "2"
        "run.googleapis.com/maxScale" = "6"
        "run.googleapis.com/ingress"  = "internal-and-cloud-load-balancing"
      } : yamldecode(output.manifests["api"]).metadata.annotations[name] == value
    ])
    error_message = "a release has the same limits, and answers through the load balancer alone"
  }

  assert {
    condition     = yamldecode(output.manifests["api"]).spec.template.metadata.annotations["run.googleapis.com/scaling-cpu-target"] == "0.5"
    error_message = "an instance is added when the CPU is busy for half of the time"
  }

  assert {
    condition = (
      google_cloud_run_v2_service.this["stream"].scaling[0].min_instance_count == 1 &&
      google_cloud_run_v2_service.this["stream"].scaling[0].max_instance_count == 1 &&
      yamldecode(output.manifests["stream"]).spec.template.metadata.annotations["run.googleapis.com/cpu-throttling"] == "false" &&
      yamldecode(output.manifests["stream"]).spec.template.spec.containers[0].args == ["stream"]
    )
    error_message = "the stream is one instance that always has its CPU"
  }

  assert {
    condition     = google_cloud_run_v2_service.this["api"].ingress == "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" && google_cloud_run_v2_service.this["stream"].ingress == "INGRESS_TRAFFIC_INTERNAL_ONLY"
    error_message = "only the API is reached from outside"
  }

  assert {
    condition     = yamldecode(output.manifests["api"]).spec.template.spec.serviceAccountName == "pulso-api@pulso-example.iam.gserviceaccount.com"
    error_message = "a service runs as its own account"
  }

  assert {
    condition     = yamldecode(output.manifests["api"]).spec.template.spec.containers[0].env == [{ name = "CLOUD", value = "gcp" }]
    error_message = "a release is told the settings"
  }

  assert {
    condition     = google_cloud_run_v2_service_iam_member.releaser["api deploy"].role == "roles/run.developer" && google_cloud_run_v2_service_iam_member.releaser["api deploy"].name == "pulso-api"
    error_message = "who releases may change this service"
  }

  assert {
    condition     = google_cloud_scheduler_job.this["backup"].schedule == "30 3 * * *" && google_cloud_run_v2_job_iam_member.schedule["backup"].member == "serviceAccount:pulso-schedule@pulso-example.iam.gserviceaccount.com"
    error_message = "the backup is made every night"
  }
}

run "more_at_least_than_at_most_is_refused" {
  command = plan
  module {
    source = "./modules/services"
  }
  variables {
    services = { api = { description = "Turned round.", image = "i", account = "a", subnet = "s", instances_min = 7 } }
  }
  expect_failures = [var.services]
}

run "a_target_of_all_of_the_cpu_is_refused" {
  command = plan
  module {
    source = "./modules/services"
  }
  variables {
    services = { api = { description = "Never scales.", image = "i", account = "a", subnet = "s", cpu_target = 1 } }
  }
  expect_failures = [var.services]
}
