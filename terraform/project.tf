locals {
  labels = merge({ app = "pulso" }, var.project.labels)
  number = data.google_project.this.number
}

data "google_project" "this" {
  project_id = var.project.id
}

# Asking for it makes it: a new project has no such account yet.
data "google_storage_project_service_account" "this" {
  project    = var.project.id
  depends_on = [module.project]
}

module "project" {
  source  = "./modules/project"
  project = var.project.id
}

module "network" {
  source     = "./modules/network"
  project    = var.project.id
  region     = var.project.region
  depends_on = [module.project]
}

module "secrets" {
  source         = "./modules/secrets"
  project        = var.project.id
  region         = var.project.region
  encryption_key = var.project.encryption_key
  labels         = local.labels
  secrets = {
    for name, programs in var.secrets : name => { for program in programs : program => module.accounts.members[program] }
  }
}
