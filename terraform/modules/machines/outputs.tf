output "templates" {
  description = "Names of the templates, by stage."
  value       = { for name, template in google_compute_instance_template.this : name => template.name }
}
