mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  region  = "europe-west1"
  network = "projects/pulso-example/global/networks/pulso"
  instance = {
    tier            = "db-custom-2-7680"
    backup_location = "europe-west4"
  }
  users = {
    api     = { email = "pulso-api@pulso-example.iam.gserviceaccount.com" }
    migrate = { email = "pulso-migrate@pulso-example.iam.gserviceaccount.com", owner = true }
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/database"
  }

  assert {
    condition     = google_sql_database_instance.this.database_version == "POSTGRES_18" && google_sql_database_instance.this.settings[0].availability_type == "REGIONAL"
    error_message = "PostgreSQL 18 with a standby in another zone"
  }

  assert {
    condition = (
      google_sql_database_instance.this.settings[0].backup_configuration[0].point_in_time_recovery_enabled &&
      google_sql_database_instance.this.settings[0].backup_configuration[0].transaction_log_retention_days == 7 &&
      google_sql_database_instance.this.settings[0].backup_configuration[0].location == "europe-west4"
    )
    error_message = "it can be taken back to any second of a week, and its backups lie in another region"
  }

  assert {
    condition = (
      google_sql_database_instance.this.settings[0].ip_configuration[0].ipv4_enabled == false &&
      google_sql_database_instance.this.settings[0].ip_configuration[0].ssl_mode == "ENCRYPTED_ONLY"
    )
    error_message = "it has no public address and speaks only TLS"
  }

  assert {
    condition     = one([for flag in google_sql_database_instance.this.settings[0].database_flags : flag.value if flag.name == "cloudsql.iam_authentication"]) == "on"
    error_message = "accounts are its users"
  }

  assert {
    condition     = google_sql_user.this["api"].name == "pulso-api@pulso-example.iam" && google_sql_user.this["api"].type == "CLOUD_IAM_SERVICE_ACCOUNT" && google_sql_user.this["api"].password == null
    error_message = "a user is an account, without a password"
  }

  assert {
    condition     = google_sql_user.this["api"].database_roles == tolist(["pg_read_all_data", "pg_write_all_data"]) && google_sql_user.this["migrate"].database_roles == tolist(["cloudsqlsuperuser"])
    error_message = "only migrations change tables"
  }

  assert {
    condition     = output.urls["api"] == "postgresql://pulso-api%40pulso-example.iam@10.20.0.3:5432/pulso?sslmode=no-verify"
    error_message = "the address is private, the user escaped, and no password in it"
  }

  assert {
    condition     = google_sql_database_instance.this.deletion_protection && google_sql_database_instance.this.settings[0].deletion_protection_enabled
    error_message = "it is not deleted by mistake"
  }
}

run "an_old_version_is_refused" {
  command = plan
  module {
    source = "./modules/database"
  }
  variables {
    instance = { version = "POSTGRES_12" }
  }
  expect_failures = [var.instance]
}

run "an_unknown_availability_is_refused" {
  command = plan
  module {
    source = "./modules/database"
  }
  variables {
    instance = { availability = "GLOBAL" }
  }
  expect_failures = [var.instance]
}
