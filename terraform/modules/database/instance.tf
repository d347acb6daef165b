resource "google_sql_database_instance" "this" {
  project             = var.project
  region              = var.region
  name                = var.instance.name
  database_version    = var.instance.version
  encryption_key_name = var.encryption_key
  deletion_protection = var.instance.deletion_protection

  settings {
    edition                     = "ENTERPRISE"
    tier                        = var.instance.tier
    availability_type           = var.instance.availability
    disk_type                   = "PD_SSD"
    disk_size                   = var.instance.disk_gb
    disk_autoresize             = true
    disk_autoresize_limit       = var.instance.disk_gb_max
    deletion_protection_enabled = var.instance.deletion_protection
    retain_backups_on_delete    = true
    user_labels                 = var.labels

    ip_configuration {
      ipv4_enabled    = false
      private_network = var.network
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    backup_configuration {
      enabled                        = true
      start_time                     = "03:00"
      location                       = var.instance.backup_location
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = var.instance.recovery_days
      backup_retention_settings {
        retained_backups = var.instance.backups_kept
        retention_unit   = "COUNT"
      }
    }

    final_backup_config {
      enabled        = true
      retention_days = 30
    }

    maintenance_window {
      day          = 7
      hour         = 3
      update_track = "stable"
    }

    insights_config {
      query_insights_enabled  = true
      query_string_length     = 1024
      record_application_tags = true
      record_client_address   = false
    }

    dynamic "database_flags" {
      for_each = local.flags
      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }

  lifecycle {
    # The disk grows by itself.
    ignore_changes = [settings[0].disk_size]
  }
}

resource "google_sql_database" "this" {
  project         = var.project
  instance        = google_sql_database_instance.this.name
  name            = "pulso"
  charset         = "UTF8"
  deletion_policy = "ABANDON"
}
