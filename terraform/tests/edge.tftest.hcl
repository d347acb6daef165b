mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  region  = "europe-west1"
  service = "pulso-api"
  domain  = "pulso.example.com"
}

run "example" {
  command = plan
  module {
    source = "./modules/edge"
  }

  assert {
    condition     = google_compute_backend_service.this.enable_cdn && google_compute_backend_service.this.cdn_policy[0].cache_mode == "USE_ORIGIN_HEADERS"
    error_message = "only what the API says may be cached is cached"
  }

  assert {
    condition     = one(google_compute_backend_service.this.cdn_policy[0].bypass_cache_on_request_headers).header_name == "Authorization"
    error_message = "an answer to a key is never another's"
  }

  assert {
    condition     = google_compute_backend_service.this.load_balancing_scheme == "EXTERNAL_MANAGED" && google_compute_backend_service.this.security_policy == "projects/pulso-example/global/securityPolicies/pulso-api"
    error_message = "Cloud Armor stands before the API"
  }

  assert {
    condition     = one([for rule in google_compute_security_policy.this.rule : rule.rate_limit_options[0].rate_limit_threshold[0].count if rule.action == "rate_based_ban"]) == 3000
    error_message = "an address that asks too much is held back"
  }

  assert {
    condition     = one([for rule in google_compute_security_policy.this.rule : rule.action if rule.priority == 2147483647]) == "allow"
    error_message = "everybody else is let in"
  }

  assert {
    condition     = google_compute_url_map.redirect.default_url_redirect[0].https_redirect
    error_message = "plain HTTP leads to HTTPS"
  }

  assert {
    condition     = google_compute_ssl_policy.this.min_tls_version == "TLS_1_2" && google_compute_ssl_policy.this.profile == "RESTRICTED"
    error_message = "old TLS is not spoken"
  }

  assert {
    condition     = google_compute_managed_ssl_certificate.this.name == "pulso-pulso-example-com" && google_compute_managed_ssl_certificate.this.managed[0].domains == tolist(["pulso.example.com"])
    error_message = "the certificate is the domain's"
  }

  assert {
    condition = (
      google_dns_managed_zone.this[0].dnssec_config[0].state == "on" &&
      google_dns_record_set.this["A"].name == "pulso.example.com." &&
      google_dns_record_set.this["CAA"].rrdatas == tolist(["0 issue \"pki.goog\""])
    )
    error_message = "the domain is signed, points here, and only Google certifies it"
  }
}

run "a_zone_that_exists_is_used" {
  command = plan
  module {
    source = "./modules/edge"
  }
  variables {
    zone = { name = "example-com", create = false }
  }
  assert {
    condition     = length(google_dns_managed_zone.this) == 0 && google_dns_record_set.this["A"].managed_zone == "example-com"
    error_message = "no zone is made, and the records go into the one that is there"
  }
}

run "an_address_is_no_domain" {
  command = plan
  module {
    source = "./modules/edge"
  }
  variables {
    domain = "https://pulso.example.com"
  }
  expect_failures = [var.domain]
}
