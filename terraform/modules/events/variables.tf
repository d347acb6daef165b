variable "project" {
  description = "Id of the project."
  type        = string
}

variable "project_number" {
  description = "Its number, which the addresses of Google's own accounts bear."
  type        = string
}

variable "region" {
  description = "Where messages are kept and the schedule runs."
  type        = string
}

variable "storage_agent" {
  description = "Address of Cloud Storage's own account, which publishes a bucket's notifications."
  type        = string
}

variable "topics" {
  description = "Topics by name without the prefix pulso-. `schema` is a file of schemas/ without .proto; `publishers` are members by name."
  type = map(object({
    schema         = optional(string)
    retention_days = optional(number, 7)
    publishers     = optional(map(string), {})
  }))

  validation {
    condition     = alltrue([for topic in var.topics : topic.retention_days >= 1 && topic.retention_days <= 31])
    error_message = "A topic keeps its messages for 1 to 31 days."
  }
}

variable "dead_letters" {
  description = "The topic that takes what was refused too often."
  type        = string
  default     = "dead-letters"
}

variable "subscriptions" {
  description = "Subscriptions that programs pull from, by name without the prefix. `attempts_max` deliveries, then dead letters; 0: no end."
  type = map(object({
    topic          = string
    ack_seconds    = optional(number, 60)
    ordered        = optional(bool, true)
    retention_days = optional(number, 7)
    attempts_max   = optional(number, 20)
    subscribers    = optional(map(string), {})
  }))

  validation {
    condition = alltrue([
      for subscription in var.subscriptions : subscription.attempts_max == 0 || (subscription.attempts_max >= 5 && subscription.attempts_max <= 100)
    ])
    error_message = "Pub/Sub counts 5 to 100 attempts; 0 is no end."
  }

  validation {
    condition     = alltrue([for subscription in var.subscriptions : subscription.ack_seconds >= 10 && subscription.ack_seconds <= 600])
    error_message = "A message is to be acknowledged within 10 to 600 seconds."
  }
}

variable "schedule" {
  description = "What is published when: `cron` in UTC, `message` as JSON."
  type = map(object({
    description = string
    cron        = string
    topic       = string
    message     = map(string)
  }))

  validation {
    condition     = alltrue([for job in var.schedule : can(regex("^(\\S+ ){4}\\S+$", job.cron))])
    error_message = "Five fields of cron, as in 0 0,6,12,18 * * *."
  }
}

variable "notifications" {
  description = "Creations of objects under `prefix` that are told to a topic."
  type        = map(object({ bucket = string, prefix = string, topic = string }))
  default     = {}
}

variable "sinks" {
  description = "Log entries that are told to a topic."
  type        = map(object({ description = string, filter = string, topic = string }))
  default     = {}
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of topics and subscriptions."
  type        = map(string)
  default     = {}
}
