terraform {
  required_version = ">= 1.9"

  # The bucket is named at `terraform init -backend-config=bucket=…` (docs/operate.md).
  backend "gcs" {
    prefix = "pulso"
  }

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 7.0, < 8.0"
    }
    archive = {
      source  = "hashicorp/archive"
      version = ">= 2.4, < 3.0"
    }
  }
}

provider "google" {
  project               = var.project.id
  region                = var.project.region
  user_project_override = true
  billing_project       = var.project.id
  default_labels        = local.labels
}
