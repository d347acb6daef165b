locals {
  flags = merge({
    "cloudsql.iam_authentication" = "on"
    "cloudsql.enable_pgaudit"     = "on"
    "log_checkpoints"             = "on"
    "log_connections"             = "on"
    "log_disconnections"          = "on"
    "log_hostname"                = "on"
    "log_lock_waits"              = "on"
    "log_min_error_statement"     = "error"
    "log_statement"               = "ddl"
    "log_temp_files"              = "0"
    "max_connections"             = tostring(var.instance.connections_max)
  }, var.instance.flags)
}
