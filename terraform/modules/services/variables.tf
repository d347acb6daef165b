variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where services and jobs run."
  type        = string
}

variable "network" {
  description = "Id of the network from which the database is reached."
  type        = string
}

variable "services" {
  description = "Services by name without the prefix. `image` is the name a release fills in. `public` ones are reached through the load balancer alone, the others from inside. `cpu_target` is the share of the CPU (0.1 to 0.95) at which another instance is added."
  type = map(object({
    description         = string
    image               = string
    args                = optional(list(string), [])
    account             = string
    subnet              = string
    egress              = optional(string, "PRIVATE_RANGES_ONLY")
    public              = optional(bool, false)
    cpu                 = optional(string, "1")
    memory              = optional(string, "1Gi")
    cpu_idle            = optional(bool, true)
    cpu_target          = optional(number, 0.5)
    instances_min       = optional(number, 2)
    instances_max       = optional(number, 6)
    concurrency         = optional(number, 80)
    timeout_seconds     = optional(number, 300)
    ready_path          = optional(string, "/readyz")
    alive_path          = optional(string, "/healthz")
    env                 = optional(map(string), {})
    deletion_protection = optional(bool, true)
  }))

  validation {
    condition     = alltrue([for service in var.services : service.cpu_target >= 0.1 && service.cpu_target <= 0.95])
    error_message = "Cloud Run takes a share of the CPU from 0.1 to 0.95."
  }

  validation {
    condition     = alltrue([for service in var.services : service.instances_min <= service.instances_max])
    error_message = "instances_min is at most instances_max."
  }

  validation {
    condition     = alltrue([for service in var.services : contains(["PRIVATE_RANGES_ONLY", "ALL_TRAFFIC"], service.egress)])
    error_message = "The egress is PRIVATE_RANGES_ONLY or ALL_TRAFFIC."
  }
}

variable "jobs" {
  description = "Jobs by name without the prefix. `runners` may change and run them, by name; `schedule` runs one by itself."
  type = map(object({
    description     = string
    image           = optional(string, "us-docker.pkg.dev/cloudrun/container/job")
    command         = optional(list(string))
    args            = optional(list(string), [])
    account         = string
    subnet          = string
    memory          = optional(string, "1Gi")
    retries         = optional(number, 1)
    timeout_seconds = optional(number, 1800)
    env             = optional(map(string), {})
    runners         = optional(map(string), {})
    schedule        = optional(object({ cron = string, account = string }))
  }))
  default = {}
}

variable "releasers" {
  description = "Members that release new versions of the services, by name."
  type        = map(string)
  default     = {}
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of services and jobs."
  type        = map(string)
  default     = {}
}
