variable "project" {
  description = "Id of the project."
  type        = string
}

variable "project_number" {
  description = "Its number, which Google's own buckets bear."
  type        = string
}

variable "region" {
  description = "Where images are kept, built and released."
  type        = string
}

variable "repositories" {
  description = "Repositories of images by name without the prefix. `iam`: role to members by name."
  type = map(object({
    description   = string
    versions_kept = optional(number, 10)
    iam           = optional(map(map(string)), {})
  }))
}

variable "services" {
  description = "Services that are released, by name without the prefix: their manifest (YAML), and whether by a canary."
  type        = map(object({ manifest = string, canary = optional(bool, true) }))
}

variable "canary" {
  description = "Steps of `step_percent` of the traffic; each is watched for `step_minutes` against the alert policies, and the next comes `wait_minutes` after."
  type = object({
    step_percent   = optional(number, 20)
    step_minutes   = optional(number, 10)
    wait_minutes   = optional(number, 1)
    alert_policies = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = var.canary.step_percent >= 1 && var.canary.step_percent <= 50
    error_message = "A step takes 1 to 50 % of the traffic."
  }
}

variable "accounts" {
  description = "Who builds (full name and address) and who deploys (address)."
  type        = object({ build = string, build_email = string, deploy_email = string })
}

variable "code_bucket" {
  description = "Name of the bucket that takes what is released."
  type        = string
}

variable "work_bucket" {
  description = "Name of the bucket for what a release renders."
  type        = string
}

variable "source_repository" {
  description = "Full name of the connected repository (projects/…/connections/…/repositories/…); null: builds are started by hand."
  type        = string
  default     = null
}

variable "release_tag" {
  description = "Tags that are released (RE2)."
  type        = string
  default     = "^v[0-9]+\\.[0-9]+\\.[0-9]+$"
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt images with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of repositories and pipelines."
  type        = map(string)
  default     = {}
}
