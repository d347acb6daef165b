# What it takes to start, look at and stop such a machine, and nothing else; acting as its account is granted beside the account.
resource "google_project_iam_custom_role" "starter" {
  project     = var.project
  role_id     = "pulsoMachineStarter"
  title       = "Pulso: starts and stops machines"
  description = "Makes machines from Pulso's templates, looks at them, labels them and takes them away."
  permissions = [
    "compute.disks.create",
    "compute.disks.setLabels",
    "compute.globalOperations.get",
    "compute.images.useReadOnly",
    "compute.instanceTemplates.get",
    "compute.instanceTemplates.useReadOnly",
    "compute.instances.create",
    "compute.instances.delete",
    "compute.instances.get",
    "compute.instances.list",
    "compute.instances.setLabels",
    "compute.instances.setMetadata",
    "compute.instances.setServiceAccount",
    "compute.instances.setTags",
    "compute.instances.stop",
    "compute.subnetworks.use",
    "compute.zoneOperations.get",
    "compute.zones.get",
    "compute.zones.list",
  ]
}

resource "google_project_iam_member" "starter" {
  for_each = var.starters
  project  = var.project
  role     = google_project_iam_custom_role.starter.name
  member   = each.value
}
