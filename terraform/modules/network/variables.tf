variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where everything runs."
  type        = string
}

variable "subnets" {
  description = "Subnets by name. `internet` says whether its machines get out through the NAT; none can be reached from outside."
  type = map(object({
    description = string
    range       = string
    internet    = optional(bool, false)
  }))
  default = {
    public = {
      description = "What asks sources of the internet: the fetching machine and the stream of quotes."
      range       = "10.10.0.0/22"
      internet    = true
    }
    private = {
      description = "What asks only Google's services and the database: functions, API, ML machine, cluster."
      range       = "10.10.8.0/21"
    }
  }

  validation {
    condition     = alltrue([for subnet in var.subnets : can(cidrhost(subnet.range, 0))])
    error_message = "Each subnet's range is written as in 10.10.0.0/22."
  }
}

variable "private_services_range" {
  description = "Range that the database's private address is taken from; /24 or wider."
  type        = string
  default     = "10.20.0.0/20"

  validation {
    condition     = can(cidrhost(var.private_services_range, 0)) && try(tonumber(split("/", var.private_services_range)[1]) <= 24, false)
    error_message = "The private services' range is a CIDR of /24 or wider."
  }
}

variable "shell_by_proxy" {
  description = "Whether operators may open a shell on a machine through the identity-aware proxy."
  type        = bool
  default     = true
}
