variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the service runs."
  type        = string
}

variable "service" {
  description = "Name of the Cloud Run service that answers."
  type        = string
}

variable "domain" {
  description = "The name people use, as in pulso.example.com."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}\\.?$", var.domain))
    error_message = "A domain is written as in pulso.example.com."
  }
}

variable "zone" {
  description = "The DNS zone that holds the domain: a new one of that domain, or one that exists."
  type        = object({ name = optional(string, "pulso"), create = optional(bool, true) })
  default     = {}
}

variable "requests_per_minute_max" {
  description = "What one address may ask in a minute before it is held back; above the highest tier's."
  type        = number
  default     = 3000
}

variable "refused_ranges" {
  description = "Address ranges that get no answer."
  type        = set(string)
  default     = []
}

variable "log_share" {
  description = "The share of requests that are logged, 0 to 1."
  type        = number
  default     = 1
}

variable "labels" {
  description = "Labels of the zone."
  type        = map(string)
  default     = {}
}
