module "database" {
  source         = "./modules/database"
  project        = var.project.id
  region         = var.project.region
  network        = module.network.network
  instance       = merge(var.database, { backup_location = var.project.backup_region })
  encryption_key = var.project.encryption_key
  labels         = local.labels
  users = {
    for name in concat(local.function_names, ["fetch", "predict", "api", "stream", "migrate"]) :
    name => { email = module.accounts.emails[name], owner = name == "migrate" }
  }
}
