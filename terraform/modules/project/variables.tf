variable "project" {
  description = "Id of the project, which exists and has a billing account."
  type        = string
}

variable "services" {
  description = "APIs to switch on, without .googleapis.com."
  type        = set(string)
  default = [
    "artifactregistry", "bigquery", "billingbudgets", "cloudbuild", "clouddeploy", "cloudfunctions",
    "cloudresourcemanager", "cloudscheduler", "compute", "dataproc", "dns", "eventarc", "iam", "iamcredentials",
    "iap", "logging", "monitoring", "oslogin", "pubsub", "run", "secretmanager", "servicenetworking", "serviceusage",
    "sqladmin", "storage",
  ]
}

variable "audited_services" {
  description = "APIs whose reads and writes of data are logged, without .googleapis.com."
  type        = set(string)
  default     = ["secretmanager", "storage"]
}
