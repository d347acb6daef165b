variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the cluster is made; Dataproc chooses the zone that has room."
  type        = string
}

variable "subnet" {
  description = "Id of the subnet of its nodes, which have no public address."
  type        = string
}

variable "account" {
  description = "Address of the account its nodes run as."
  type        = string
}

variable "work_bucket" {
  description = "Name of the bucket for what Dataproc itself stages."
  type        = string
}

variable "programs" {
  description = "What a job needs of the code bucket: the statements, and the archives of Node and of Pulso that each worker unpacks (ADD ARCHIVE)."
  type        = object({ sql = string, node = string, code = string })
}

variable "cluster" {
  description = "Size and limits. `idle_minutes` without work or `minutes_max` of age, and the cloud deletes the cluster."
  type = object({
    machine_type     = optional(string, "e2-standard-4")
    disk_gb          = optional(number, 100)
    workers_min      = optional(number, 2)
    workers_max      = optional(number, 6)
    spot_workers_max = optional(number, 4)
    idle_minutes     = optional(number, 10)
    minutes_max      = optional(number, 60)
    image_version    = optional(string, "2.2-debian12")
    properties       = optional(map(string), {})
  })
  default = {}

  validation {
    condition     = var.cluster.workers_min >= 2 && var.cluster.workers_max >= var.cluster.workers_min
    error_message = "A cluster has two workers or more, and at most workers_max."
  }

  validation {
    condition     = var.cluster.idle_minutes >= 5 && var.cluster.minutes_max >= 10 && var.cluster.minutes_max <= 1440
    error_message = "Dataproc takes an idle limit of 5 minutes or more and an age of 10 minutes to a day."
  }
}

variable "starters" {
  description = "Members that start and stop clusters, by name."
  type        = map(string)
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt disks with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of the cluster."
  type        = map(string)
  default     = {}
}
