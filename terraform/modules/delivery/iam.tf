# A build opens releases of these pipelines; what they deploy, the deploying account does.
resource "google_project_iam_member" "build" {
  for_each = toset(["roles/clouddeploy.releaser", "roles/logging.logWriter"])
  project  = var.project
  role     = each.value
  member   = "serviceAccount:${var.accounts.build_email}"
}

# Google makes these buckets at the first build, so the grant is on the project, for objects of theirs alone.
resource "google_project_iam_member" "build_sources" {
  project = var.project
  role    = "roles/storage.objectViewer"
  member  = "serviceAccount:${var.accounts.build_email}"

  condition {
    title       = "sources of builds"
    description = "What Cloud Functions and builds by hand upload."
    expression = join(" || ", [
      for bucket in ["gcf-v2-sources-${var.project_number}-${var.region}", "${var.project}_cloudbuild"] :
      "resource.name.startsWith(\"projects/_/buckets/${bucket}/\")"
    ])
  }
}

resource "google_project_iam_member" "deploy" {
  for_each = toset(["roles/clouddeploy.jobRunner", "roles/clouddeploy.operator"])
  project  = var.project
  role     = each.value
  member   = "serviceAccount:${var.accounts.deploy_email}"
}
