variable "project" {
  description = "Id of the project."
  type        = string
}

variable "accounts" {
  description = "One account a program, by its name without the prefix pulso-. `roles` are of the whole project; `acted_as_by` names the accounts that may start what runs as this one."
  type = map(object({
    description = string
    roles       = optional(set(string), [])
    acted_as_by = optional(set(string), [])
  }))

  validation {
    condition = length(setintersection(
      toset(flatten([for account in var.accounts : tolist(account.roles)])),
      ["roles/owner", "roles/editor", "roles/viewer"],
    )) == 0
    error_message = "A basic role (owner, editor, viewer) opens the whole project; grant the role of the one service that is needed."
  }

  validation {
    condition     = alltrue([for account in var.accounts : length(setsubtract(account.acted_as_by, keys(var.accounts))) == 0])
    error_message = "acted_as_by names accounts of this map."
  }

  validation {
    condition     = alltrue([for name in keys(var.accounts) : can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", name))])
    error_message = "With its prefix an account's name has 6 to 30 small letters, digits and hyphens."
  }
}
