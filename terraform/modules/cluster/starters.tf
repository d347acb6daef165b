# What it takes to have a cluster made for a run, to look at it and to take it away; acting as its account is granted beside the account.
resource "google_project_iam_custom_role" "starter" {
  project     = var.project
  role_id     = "pulsoClusterStarter"
  title       = "Pulso: starts and stops clusters"
  description = "Runs Pulso's workflow template on a cluster of its own, looks at it, stops it."
  permissions = [
    "dataproc.autoscalingPolicies.get",
    "dataproc.autoscalingPolicies.use",
    "dataproc.clusters.create",
    "dataproc.clusters.delete",
    "dataproc.clusters.get",
    "dataproc.clusters.list",
    "dataproc.clusters.use",
    "dataproc.jobs.cancel",
    "dataproc.jobs.create",
    "dataproc.jobs.get",
    "dataproc.jobs.list",
    "dataproc.operations.cancel",
    "dataproc.operations.get",
    "dataproc.operations.list",
    "dataproc.workflowTemplates.get",
    "dataproc.workflowTemplates.instantiate",
    "dataproc.workflowTemplates.instantiateInline",
  ]
}

resource "google_project_iam_member" "starter" {
  for_each = var.starters
  project  = var.project
  role     = google_project_iam_custom_role.starter.name
  member   = each.value
}
