output "template" {
  description = "Name of the workflow template."
  value       = google_dataproc_workflow_template.this.name
}
