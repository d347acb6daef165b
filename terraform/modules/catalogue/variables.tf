variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the lake lies; a dataset reads only its own region."
  type        = string
}

variable "lake" {
  description = "Name of the lake's bucket."
  type        = string
}

variable "readers" {
  description = "Members that may ask the catalogue, by name; they need to read the lake as well."
  type        = map(string)
  default     = {}
}

variable "encryption_key" {
  description = "Key of your own (Cloud KMS) to encrypt answers with; null: Google's."
  type        = string
  default     = null
}

variable "labels" {
  description = "Labels of dataset and tables."
  type        = map(string)
  default     = {}
}
