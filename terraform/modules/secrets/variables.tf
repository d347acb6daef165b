variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the values are kept when the key is your own."
  type        = string
}

variable "secrets" {
  description = "Secrets by the name of the environment variable they stand for, each with its readers by name."
  type        = map(map(string))

  validation {
    condition     = alltrue([for name in keys(var.secrets) : can(regex("^[A-Z][A-Z0-9_]{1,62}$", name))])
    error_message = "A secret bears the name of its environment variable, as in X_BEARER_TOKEN."
  }
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of every secret."
  type        = map(string)
  default     = {}
}
