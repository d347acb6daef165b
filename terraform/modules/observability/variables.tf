variable "project" {
  description = "Id of the project."
  type        = string
}

variable "project_number" {
  description = "Its number, which a budget knows it by."
  type        = string
}

variable "emails" {
  description = "Who is mailed on an incident."
  type        = set(string)

  validation {
    condition     = length(var.emails) > 0 && alltrue([for email in var.emails : can(regex("^[^@\\s]+@[^@\\s]+$", email))])
    error_message = "Name at least one address that is mailed on an incident."
  }
}

variable "log_metrics" {
  description = "Events of the logs that are counted, by name; run-alerts is also the incident that is mailed."
  type        = map(object({ description = string, filter = string }))

  validation {
    condition     = contains(keys(var.log_metrics), "run-alerts")
    error_message = "run-alerts is the event that is mailed."
  }
}

variable "thresholds" {
  description = "Alerts on a number that is above what it should be. With `denominator_filter` the number is a share."
  type = map(object({
    name               = string
    filter             = string
    denominator_filter = optional(string)
    above              = number
    for_seconds        = optional(number, 0)
    align_seconds      = optional(number, 300)
    aligner            = optional(string, "ALIGN_SUM")
    reducer            = optional(string, "REDUCE_SUM")
    group_by           = optional(list(string), [])
    severity           = optional(string, "WARNING")
    remedy             = string
  }))
  default = {}

  validation {
    condition     = alltrue([for threshold in var.thresholds : contains(["WARNING", "ERROR", "CRITICAL"], threshold.severity)])
    error_message = "The severity is WARNING, ERROR or CRITICAL."
  }
}

variable "absences" {
  description = "Alerts on what has not been seen for some hours."
  type        = map(object({ name = string, filter = string, hours = number, remedy = string }))
  default     = {}

  validation {
    condition     = alltrue([for absence in var.absences : absence.hours >= 1 && absence.hours <= 23])
    error_message = "Monitoring remembers for 1 to 23 hours."
  }
}

variable "charts" {
  description = "Charts of the dashboard, in order."
  type = list(object({
    title    = string
    filter   = string
    aligner  = optional(string, "ALIGN_RATE")
    reducer  = optional(string, "REDUCE_SUM")
    group_by = optional(list(string), [])
  }))
  default = []
}

variable "domain" {
  description = "The name that is asked from outside."
  type        = string
}

variable "uptime_paths" {
  description = "Paths that must answer."
  type        = set(string)
  default     = ["/healthz", "/readyz"]
}

variable "backend" {
  description = "Name of the load balancer's backend service, whose requests the objectives are about."
  type        = string
}

variable "objectives" {
  description = "Shares of requests over 28 days: without an error of ours, and answered within fast_ms."
  type = object({
    available = optional(number, 0.995)
    fast      = optional(number, 0.95)
    fast_ms   = optional(number, 500)
  })
  default = {}
}

variable "budget" {
  description = "A month's money: a mail at 50, 90 and 100 %, and when 120 % is foreseen. null: no alarm."
  type = object({
    billing_account = string
    amount          = number
    currency        = optional(string, "USD")
  })
  default = null
}

variable "labels" {
  description = "Labels of alerts."
  type        = map(string)
  default     = {}
}
