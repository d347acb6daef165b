# What Google answers with and Terraform cannot know before: ids in the shape of the real ones.
mock_data "google_project" {
  defaults = {
    number = "123456789012"
  }
}

mock_data "google_storage_project_service_account" {
  defaults = {
    email_address = "service-123456789012@gs-project-accounts.iam.gserviceaccount.com"
  }
}

mock_resource "google_pubsub_topic" {
  defaults = {
    id = "projects/pulso-example/topics/pulso-mocked"
  }
}

mock_resource "google_pubsub_schema" {
  defaults = {
    id = "projects/pulso-example/schemas/pulso-mocked"
  }
}

mock_resource "google_compute_network" {
  defaults = {
    id        = "projects/pulso-example/global/networks/pulso"
    self_link = "https://www.googleapis.com/compute/v1/projects/pulso-example/global/networks/pulso"
  }
}

mock_resource "google_compute_subnetwork" {
  defaults = {
    id = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-mocked"
  }
}

mock_resource "google_compute_global_address" {
  defaults = {
    id      = "projects/pulso-example/global/addresses/pulso-mocked"
    address = "203.0.113.7"
  }
}

mock_resource "google_compute_security_policy" {
  defaults = {
    id = "projects/pulso-example/global/securityPolicies/pulso-api"
  }
}

mock_resource "google_sql_database_instance" {
  defaults = {
    private_ip_address = "10.20.0.3"
    connection_name    = "pulso-example:europe-west1:pulso"
  }
}

mock_resource "google_project_iam_custom_role" {
  defaults = {
    name = "projects/pulso-example/roles/pulsoMocked"
  }
}

mock_resource "google_logging_project_sink" {
  defaults = {
    writer_identity = "serviceAccount:service-123456789012@gcp-sa-logging.iam.gserviceaccount.com"
  }
}

mock_resource "google_monitoring_notification_channel" {
  defaults = {
    id = "projects/pulso-example/notificationChannels/1"
  }
}

mock_resource "google_monitoring_alert_policy" {
  defaults = {
    name = "projects/pulso-example/alertPolicies/1"
  }
}

mock_resource "google_monitoring_uptime_check_config" {
  defaults = {
    uptime_check_id = "pulso-mocked"
  }
}

mock_resource "google_monitoring_slo" {
  defaults = {
    id = "projects/pulso-example/services/pulso-api/serviceLevelObjectives/mocked"
  }
}

mock_resource "google_artifact_registry_repository" {
  defaults = {
    id = "projects/pulso-example/locations/europe-west1/repositories/pulso-mocked"
  }
}

mock_resource "google_dns_managed_zone" {
  defaults = {
    name_servers = ["ns-cloud-a1.googledomains.com.", "ns-cloud-a2.googledomains.com."]
  }
}
