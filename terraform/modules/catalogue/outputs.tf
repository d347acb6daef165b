output "views" {
  description = "Full names of the views to ask."
  value       = [for view in google_bigquery_table.completed : "${var.project}.${view.dataset_id}.${view.table_id}"]
}
