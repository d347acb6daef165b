module "delivery" {
  source         = "./modules/delivery"
  project        = var.project.id
  project_number = local.number
  region         = var.project.region
  repositories = {
    images = {
      description = "Pulso's programs."
      iam = {
        "roles/artifactregistry.writer" = { build = module.accounts.members["build"] }
        "roles/artifactregistry.reader" = { for name in ["fetch", "predict", "deploy"] : name => module.accounts.members[name] }
      }
    }
    functions = {
      description = "What Cloud Functions builds."
      iam         = { "roles/artifactregistry.writer" = { build = module.accounts.members["build"] } }
    }
  }
  services = {
    api    = { manifest = module.services.manifests["api"] }
    stream = { manifest = module.services.manifests["stream"], canary = false }
  }
  canary = { alert_policies = [for name in ["api-errors", "api-slow"] : module.observability.alert_policies[name]] }
  accounts = {
    build        = module.accounts.ids["build"]
    build_email  = module.accounts.emails["build"]
    deploy_email = module.accounts.emails["deploy"]
  }
  code_bucket       = module.buckets.names["code"]
  work_bucket       = module.buckets.names["work"]
  source_repository = var.delivery.source_repository
  release_tag       = var.delivery.release_tag
  encryption_key    = var.project.encryption_key
  labels            = local.labels
  depends_on        = [module.project]
}
