variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the functions run."
  type        = string
}

variable "runtime" {
  description = "Node's version."
  type        = string
  default     = "nodejs20"

  validation {
    condition     = can(regex("^nodejs(20|22|24)$", var.runtime))
    error_message = "Pulso's functions run on nodejs20, nodejs22 or nodejs24."
  }
}

variable "source_folder" {
  description = "Folder of the compiled functions with their package.json."
  type        = string
}

variable "code_bucket" {
  description = "Name of the bucket that takes the source as an archive."
  type        = string
}

variable "repository" {
  description = "Id of the repository that takes the functions' images."
  type        = string
}

variable "network" {
  description = "Id of the network from which the database is reached."
  type        = string
}

variable "subnet" {
  description = "Id of the subnet from which the database is reached."
  type        = string
}

variable "build_account" {
  description = "Full name of the account that builds them."
  type        = string
}

variable "trigger_account" {
  description = "Address of the account that events are delivered as."
  type        = string
}

variable "functions" {
  description = "Functions by their name in functions/main.ts, each with the topic it heeds and an account of its own."
  type = map(object({
    description     = string
    topic           = string
    account         = string
    memory          = optional(string, "512Mi")
    cpu             = optional(string, "1")
    timeout_seconds = optional(number, 120)
    instances_max   = optional(number, 5)
    env             = optional(map(string), {})
  }))

  validation {
    condition     = alltrue([for each_function in var.functions : each_function.timeout_seconds <= 540])
    error_message = "A function that an event starts has at most 540 seconds."
  }
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of every function."
  type        = map(string)
  default     = {}
}
