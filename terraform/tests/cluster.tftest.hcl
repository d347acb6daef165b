mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project     = "pulso-example"
  region      = "europe-west1"
  subnet      = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-private"
  account     = "pulso-categorise@pulso-example.iam.gserviceaccount.com"
  work_bucket = "pulso-example-pulso-work"
  programs = {
    sql  = "gs://pulso-example-pulso-code/cluster/categorise.sql"
    node = "gs://pulso-example-pulso-code/cluster/node.tar.gz"
    code = "gs://pulso-example-pulso-code/cluster/pulso.tar.gz"
  }
  cluster = {
    workers_max  = 8
    idle_minutes = 10
    minutes_max  = 60
  }
  starters = { sweep = "serviceAccount:pulso-sweep@pulso-example.iam.gserviceaccount.com" }
}

run "example" {
  command = plan
  module {
    source = "./modules/cluster"
  }

  assert {
    condition = (
      google_dataproc_workflow_template.this.placement[0].managed_cluster[0].config[0].lifecycle_config[0].idle_delete_ttl == "600s" &&
      google_dataproc_workflow_template.this.placement[0].managed_cluster[0].config[0].lifecycle_config[0].auto_delete_ttl == "3600s" &&
      google_dataproc_workflow_template.this.dag_timeout == "3600s"
    )
    error_message = "a cluster without work, or an hour old, is deleted by the cloud"
  }

  assert {
    condition = (
      google_dataproc_autoscaling_policy.this.worker_config[0].min_instances == 2 &&
      google_dataproc_autoscaling_policy.this.worker_config[0].max_instances == 8 &&
      google_dataproc_autoscaling_policy.this.secondary_worker_config[0].max_instances == 4
    )
    error_message = "workers come and go between the limits"
  }

  assert {
    condition     = google_dataproc_workflow_template.this.placement[0].managed_cluster[0].config[0].gce_cluster_config[0].internal_ip_only
    error_message = "no node has a public address"
  }

  assert {
    condition     = google_dataproc_workflow_template.this.placement[0].managed_cluster[0].config[0].gce_cluster_config[0].service_account == "pulso-categorise@pulso-example.iam.gserviceaccount.com"
    error_message = "nodes run as the cluster's own account"
  }

  assert {
    condition     = google_dataproc_workflow_template.this.jobs[0].spark_sql_job[0].script_variables["node"] == "gs://pulso-example-pulso-code/cluster/node.tar.gz"
    error_message = "Node comes from the code bucket"
  }

  assert {
    condition     = google_project_iam_member.starter["sweep"].member == "serviceAccount:pulso-sweep@pulso-example.iam.gserviceaccount.com"
    error_message = "who starts clusters is who was named"
  }
}

run "a_cluster_of_one_worker_is_refused" {
  command = plan
  module {
    source = "./modules/cluster"
  }
  variables {
    cluster = { workers_min = 1 }
  }
  expect_failures = [var.cluster]
}
