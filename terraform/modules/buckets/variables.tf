variable "project" {
  description = "Id of the project; the buckets' names begin with it, since they are unique in the world."
  type        = string
}

variable "buckets" {
  description = "Buckets by what they hold. Days: `versions_days` until a replaced version goes, `retention_days` in which a deleted one can be brought back, `classes_after_days` until objects move to a colder class. `iam`: role to members by name."
  type = map(object({
    location           = string
    storage_class      = optional(string, "STANDARD")
    versions_days      = optional(number, 30)
    retention_days     = optional(number, 30)
    classes_after_days = optional(map(number), {})
    deleted_after_days = optional(number)
    force_destroy      = optional(bool, false)
    iam                = optional(map(map(string)), {})
  }))

  validation {
    condition     = alltrue([for bucket in var.buckets : bucket.retention_days >= 7 && bucket.retention_days <= 90])
    error_message = "A deleted object can be kept for 7 to 90 days."
  }

  validation {
    condition = alltrue([
      for bucket in var.buckets : length(setsubtract(keys(bucket.classes_after_days), ["NEARLINE", "COLDLINE", "ARCHIVE"])) == 0
    ])
    error_message = "Colder classes are NEARLINE, COLDLINE and ARCHIVE."
  }
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of every bucket."
  type        = map(string)
  default     = {}
}
