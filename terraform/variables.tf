variable "project" {
  description = "Where Pulso is put: an empty project with a billing account. `zones` are tried in this order when a machine is started; `backup_region` keeps the cold backup. `encryption_key` is a key of your own (Cloud KMS, same region), null: Google's."
  type = object({
    id             = string
    region         = optional(string, "europe-west1")
    zones          = optional(list(string), ["europe-west1-b", "europe-west1-c", "europe-west1-d"])
    backup_region  = optional(string, "europe-west4")
    encryption_key = optional(string)
    labels         = optional(map(string), {})
  })

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project.id))
    error_message = "A project's id has 6 to 30 small letters, digits and hyphens."
  }

  validation {
    condition     = length(var.project.zones) >= 2 && alltrue([for zone in var.project.zones : startswith(zone, "${var.project.region}-")])
    error_message = "Name two zones or more, all of the region."
  }

  validation {
    condition     = var.project.backup_region != var.project.region
    error_message = "The cold backup lies in another region."
  }
}

variable "domain" {
  description = "The name that people use, and its DNS zone: a new one, or (create = false) one of this project that exists."
  type = object({
    name        = string
    zone        = optional(string, "pulso")
    create_zone = optional(bool, true)
  })
}

variable "alerts" {
  description = "Who is mailed on an incident, and the month's money above which they are (null: no alarm)."
  type = object({
    emails = set(string)
    budget = optional(object({
      billing_account = string
      amount          = number
      currency        = optional(string, "USD")
    }))
  })
}

variable "settings" {
  description = "Settings of Pulso's programs, as in core/config.ts (PULSO_SOURCES, PULSO_ASSETS, PULSO_STREAM …)."
  type        = map(string)
  default     = { PULSO_SOURCES = "yahoo,ecb,hackernews,bluesky,telegram,gdelt,rss", PULSO_ASSETS = "AAPL,MSFT,BTC,EURUSD" }

  validation {
    condition     = alltrue([for name, value in var.settings : can(regex("^[A-Z][A-Z0-9_]*$", name)) && !strcontains(value, "\n")])
    error_message = "A setting is an environment variable's name and one line of text."
  }

  validation {
    condition     = length(setintersection(keys(var.settings), local.own_settings)) == 0
    error_message = "CLOUD, DATABASE_URL, PULSO_PROJECT and their like are Terraform's to say."
  }
}

variable "secrets" {
  description = "Secrets by the environment variable they stand for, each with the programs that may read it. Their values are added by hand."
  type        = map(set(string))
  default = {
    ALPHA_VANTAGE_API_KEY  = ["fetch", "stream"]
    FACEBOOK_ACCESS_TOKEN  = ["fetch"]
    INSTAGRAM_ACCESS_TOKEN = ["fetch"]
    REDDIT_CLIENT_SECRET   = ["fetch"]
    PULSO_SMTP_URL         = ["api", "notify-incident"]
    X_BEARER_TOKEN         = ["fetch"]
  }
}

variable "secrets_filled" {
  description = "Secrets that have a value: only these are the programs told to read, since one without a value is an error to them."
  type        = set(string)
  default     = []

  validation {
    condition     = length(setsubtract(var.secrets_filled, keys(var.secrets))) == 0
    error_message = "A secret that has a value is one of `secrets`."
  }
}

variable "schedule" {
  description = "When runs begin and when the sweep looks, in cron and UTC."
  type = object({
    tick  = optional(string, "0 0,6,12,18 * * *")
    sweep = optional(string, "*/5 * * * *")
  })
  default = {}
}

variable "machines" {
  description = "The machines of a run. `hours_max` after which the cloud deletes one; the ML machine's covers the veto's cap of 4 hours."
  type = object({
    fetch = optional(object({
      machine_type = optional(string, "e2-standard-4")
      disk_gb      = optional(number, 50)
      spot         = optional(bool, false)
      hours_max    = optional(number, 2)
    }), {})
    predict = optional(object({
      machine_type = optional(string, "e2-standard-8")
      disk_gb      = optional(number, 50)
      spot         = optional(bool, true)
      hours_max    = optional(number, 6)
      usd_per_hour = optional(number, 0.12)
    }), {})
    release = optional(string, "stable")
  })
  default = {}

  validation {
    condition     = var.machines.predict.hours_max >= 5
    error_message = "The ML machine's limit leaves room for its work and a veto of 4 hours: 5 or more."
  }
}

variable "cluster" {
  description = "The cluster that categorises: size, and the limits after which the cloud deletes it."
  type = object({
    machine_type     = optional(string, "e2-standard-4")
    disk_gb          = optional(number, 100)
    workers_min      = optional(number, 2)
    workers_max      = optional(number, 6)
    spot_workers_max = optional(number, 4)
    idle_minutes     = optional(number, 10)
    minutes_max      = optional(number, 60)
  })
  default = {}
}

variable "database" {
  description = "The database server. `availability` REGIONAL keeps a standby in another zone; `recovery_days` is how far back it can be taken to any second."
  type = object({
    version             = optional(string, "POSTGRES_18")
    tier                = optional(string, "db-custom-2-7680")
    availability        = optional(string, "REGIONAL")
    disk_gb             = optional(number, 20)
    connections_max     = optional(number, 200)
    recovery_days       = optional(number, 7)
    deletion_protection = optional(bool, true)
  })
  default = {}
}

variable "api" {
  description = "The API's instances: another one is added when the CPU is busy for more than `cpu_target` of the time."
  type = object({
    cpu                     = optional(string, "1")
    memory                  = optional(string, "1Gi")
    instances_min           = optional(number, 2)
    instances_max           = optional(number, 6)
    cpu_target              = optional(number, 0.5)
    concurrency             = optional(number, 80)
    requests_per_minute_max = optional(number, 3000)
    deletion_protection     = optional(bool, true)
  })
  default = {}
}

variable "delivery" {
  description = "Where code comes from: the compiled functions' folder, and the connected repository whose tags are released (null: builds by hand)."
  type = object({
    functions_folder  = optional(string, "../dist-functions")
    source_repository = optional(string)
    release_tag       = optional(string, "^v[0-9]+\\.[0-9]+\\.[0-9]+$")
  })
  default = {}
}

variable "readers" {
  description = "Members (user:…, group:…) that may ask the catalogue in BigQuery, by name. BigQuery reads the lake as who asks, so they can read all of it."
  type        = map(string)
  default     = {}
}
