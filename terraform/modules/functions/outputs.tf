output "names" {
  description = "Names of the functions in Google Cloud, by their name in functions/main.ts."
  value       = { for name, each_function in google_cloudfunctions2_function.this : name => each_function.name }
}

output "settings" {
  description = "Environment variables that every function is told."
  value = sort(setintersection([
    for each_function in google_cloudfunctions2_function.this : keys(each_function.service_config[0].environment_variables)
  ]...))
}
