# What runs is decided by the delivery pipeline, which replaces the template at each release by the manifest below;
# until the first release there is Google's greeting page.
resource "google_cloud_run_v2_service" "this" {
  for_each             = var.services
  project              = var.project
  location             = var.region
  name                 = "pulso-${each.key}"
  description          = each.value.description
  labels               = var.labels
  ingress              = each.value.public ? "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" : "INGRESS_TRAFFIC_INTERNAL_ONLY"
  invoker_iam_disabled = each.value.public
  default_uri_disabled = each.value.public
  deletion_protection  = each.value.deletion_protection

  scaling {
    min_instance_count = each.value.instances_min
    max_instance_count = each.value.instances_max
  }

  template {
    service_account                  = each.value.account
    max_instance_request_concurrency = each.value.concurrency
    timeout                          = "${each.value.timeout_seconds}s"
    encryption_key                   = var.encryption_key

    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
      ports {
        container_port = 8080
      }
      resources {
        limits            = { cpu = each.value.cpu, memory = each.value.memory }
        cpu_idle          = each.value.cpu_idle
        startup_cpu_boost = true
      }
    }

    vpc_access {
      egress = each.value.egress
      network_interfaces {
        network    = var.network
        subnetwork = each.value.subnet
      }
    }
  }

  lifecycle {
    ignore_changes = [annotations, client, client_version, labels, template, traffic]
  }
}
