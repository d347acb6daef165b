variable "project" {
  description = "Id of the project."
  type        = string
}

variable "machines" {
  description = "Kinds of machines, by stage. `image` is the container that runs `command`; `hours_max` after which the cloud deletes the machine; `spot` is cheaper and may be taken back at any time."
  type = map(object({
    description  = string
    image        = string
    command      = optional(list(string), ["machine"])
    account      = string
    subnet       = string
    machine_type = optional(string, "e2-standard-4")
    disk_gb      = optional(number, 50)
    spot         = optional(bool, false)
    hours_max    = optional(number, 2)
    env          = optional(map(string), {})
  }))

  validation {
    condition     = alltrue([for machine in var.machines : machine.hours_max > 0 && machine.hours_max <= 24])
    error_message = "A machine that ends by itself has a limit of up to 24 hours."
  }

  validation {
    condition     = alltrue(flatten([for machine in var.machines : [for value in values(machine.env) : !strcontains(value, "\n")]]))
    error_message = "A value of the environment is one line."
  }
}

variable "starters" {
  description = "Members that start and stop such machines, by name."
  type        = map(string)
}

variable "boot_image" {
  description = "What a machine boots: Google's system for containers."
  type        = string
  default     = "projects/cos-cloud/global/images/family/cos-stable"
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt disks with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of every machine."
  type        = map(string)
  default     = {}
}
