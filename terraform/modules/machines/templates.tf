locals {
  start_scripts = {
    for name, machine in var.machines : name => templatefile("${path.module}/start.sh.tftpl", {
      registry = split("/", machine.image)[0]
      image    = machine.image
      command  = join(" ", machine.command)
      env      = machine.env
    })
  }
  stop_script = file("${path.module}/stop.sh")

  # A template cannot be changed, only replaced: what it holds is in its name.
  versions = {
    for name, machine in var.machines : name => substr(sha256(jsonencode([
      machine, local.start_scripts[name], local.stop_script, var.boot_image, var.encryption_key, var.labels,
    ])), 0, 8)
  }
}

resource "google_compute_instance_template" "this" {
  for_each     = var.machines
  project      = var.project
  name         = "pulso-${each.key}-${local.versions[each.key]}"
  description  = each.value.description
  machine_type = each.value.machine_type
  tags         = ["pulso-machine"]
  labels       = merge(var.labels, { pulso-stage = each.key })

  disk {
    boot         = true
    auto_delete  = true
    source_image = var.boot_image
    disk_type    = "pd-balanced"
    disk_size_gb = each.value.disk_gb

    dynamic "disk_encryption_key" {
      for_each = var.encryption_key == null ? [] : [var.encryption_key]
      content {
        kms_key_self_link = disk_encryption_key.value
      }
    }
  }

  # Without an access_config there is no public address.
  network_interface {
    subnetwork = each.value.subnet
    stack_type = "IPV4_ONLY"
  }

  service_account {
    email  = each.value.account
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
  }

  # The last guard: whatever else fails, the cloud deletes the machine when its time is over.
  scheduling {
    provisioning_model          = each.value.spot ? "SPOT" : "STANDARD"
    preemptible                 = each.value.spot
    automatic_restart           = false
    on_host_maintenance         = each.value.spot ? "TERMINATE" : "MIGRATE"
    instance_termination_action = "DELETE"
    max_run_duration {
      seconds = each.value.hours_max * 3600
    }
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  metadata = {
    startup-script         = local.start_scripts[each.key]
    shutdown-script        = local.stop_script
    block-project-ssh-keys = "true"
    enable-oslogin         = "TRUE"
    google-logging-enabled = "true"
  }

  lifecycle {
    create_before_destroy = true
  }
}
