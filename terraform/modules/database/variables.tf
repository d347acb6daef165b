variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the database is; a standby waits in another zone of it."
  type        = string
}

variable "network" {
  description = "Id of the network that gives it a private address."
  type        = string
}

variable "instance" {
  description = "The server. `availability` REGIONAL keeps a standby in another zone; `recovery_days` is how far back it can be taken to any second; `backup_location` a second region."
  type = object({
    name                = optional(string, "pulso")
    version             = optional(string, "POSTGRES_18")
    tier                = optional(string, "db-custom-2-7680")
    availability        = optional(string, "REGIONAL")
    disk_gb             = optional(number, 20)
    disk_gb_max         = optional(number, 500)
    connections_max     = optional(number, 200)
    recovery_days       = optional(number, 7)
    backups_kept        = optional(number, 14)
    backup_location     = optional(string)
    deletion_protection = optional(bool, true)
    flags               = optional(map(string), {})
  })
  default = {}

  validation {
    condition     = can(regex("^POSTGRES_(1[6-9])$", var.instance.version))
    error_message = "Pulso needs PostgreSQL 16 or newer, as in POSTGRES_18."
  }

  validation {
    condition     = contains(["REGIONAL", "ZONAL"], var.instance.availability)
    error_message = "The availability is REGIONAL (with a standby) or ZONAL (without)."
  }

  validation {
    condition     = var.instance.recovery_days >= 1 && var.instance.recovery_days <= 7
    error_message = "This edition recovers to any second of the last 1 to 7 days."
  }

  validation {
    condition     = can(regex("^db-(f1-micro|g1-small|custom-[0-9]+-[0-9]+)$", var.instance.tier))
    error_message = "A tier is db-f1-micro, db-g1-small or db-custom-<CPUs>-<MB>."
  }
}

variable "users" {
  description = "Accounts that may use the database, by name. `owner` is who changes its tables (migrations)."
  type        = map(object({ email = string, owner = optional(bool, false) }))
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of the server."
  type        = map(string)
  default     = {}
}
