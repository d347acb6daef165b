locals {
  lake_writers = { for name in ["fetch", "predict", "categorise", "stream", "load-results"] : name => module.accounts.members[name] }
  lake_readers = merge(
    { for name in concat(local.function_names, ["api", "backup"]) : name => module.accounts.members[name] if name != "load-results" },
    var.readers,
  )
}

module "buckets" {
  source         = "./modules/buckets"
  project        = var.project.id
  encryption_key = var.project.encryption_key
  labels         = local.labels
  buckets = {
    lake = {
      location           = var.project.region
      classes_after_days = { NEARLINE = 60, COLDLINE = 180 }
      iam = {
        "roles/storage.objectUser"   = local.lake_writers
        "roles/storage.objectViewer" = local.lake_readers
      }
    }
    # The lake once more, in another region and the coldest class; what is erased there goes from here with the next copy.
    backup = {
      location           = var.project.backup_region
      classes_after_days = { ARCHIVE = 1 }
      iam                = { "roles/storage.objectUser" = { backup = module.accounts.members["backup"] } }
    }
    code = {
      location = var.project.region
      iam = {
        "roles/storage.objectUser" = { build = module.accounts.members["build"] }
        "roles/storage.objectViewer" = {
          for name in concat(["categorise", "deploy"], local.function_names) : name => module.accounts.members[name]
        }
      }
    }
    # What Dataproc and Cloud Deploy stage; nothing of it is needed for longer than a week.
    work = {
      location           = var.project.region
      versions_days      = 1
      retention_days     = 7
      deleted_after_days = 7
      force_destroy      = true
      iam = {
        "roles/storage.objectUser" = { for name in ["categorise", "deploy"] : name => module.accounts.members[name] }
      }
    }
  }
  depends_on = [module.project]
}

module "catalogue" {
  source         = "./modules/catalogue"
  project        = var.project.id
  region         = var.project.region
  lake           = module.buckets.names["lake"]
  readers        = var.readers
  encryption_key = var.project.encryption_key
  labels         = local.labels
}
