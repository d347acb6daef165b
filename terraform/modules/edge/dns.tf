resource "google_dns_managed_zone" "this" {
  count       = var.zone.create ? 1 : 0
  project     = var.project
  name        = var.zone.name
  dns_name    = "${trimsuffix(var.domain, ".")}."
  description = "Pulso's own name; its name servers are entered where the domain was bought."
  labels      = var.labels

  dnssec_config {
    state = "on"
    default_key_specs {
      algorithm  = "ecdsap256sha256"
      key_type   = "keySigning"
      key_length = 256
    }
    default_key_specs {
      algorithm  = "ecdsap256sha256"
      key_type   = "zoneSigning"
      key_length = 256
    }
  }

  cloud_logging_config {
    enable_logging = true
  }
}

locals {
  zone = var.zone.create ? google_dns_managed_zone.this[0].name : var.zone.name
  records = {
    A    = [google_compute_global_address.this["IPV4"].address]
    AAAA = [google_compute_global_address.this["IPV6"].address]
    CAA  = ["0 issue \"pki.goog\""]
  }
}

resource "google_dns_record_set" "this" {
  for_each     = local.records
  project      = var.project
  managed_zone = local.zone
  name         = "${trimsuffix(var.domain, ".")}."
  type         = each.key
  ttl          = 300
  rrdatas      = each.value
}
