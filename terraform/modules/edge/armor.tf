locals {
  # Google's own rules, at the level that hardly ever mistakes a GraphQL query for an attack.
  attacks = {
    1010 = { name = "scanners", rules = "scannerdetection-v33-stable" }
    1020 = { name = "protocol attacks", rules = "protocolattack-v33-stable" }
    1030 = { name = "files of the host", rules = "lfi-v33-stable" }
    1040 = { name = "commands of the host", rules = "rce-v33-stable" }
    1050 = { name = "Node's own weaknesses", rules = "nodejs-v33-stable" }
  }
}

resource "google_compute_security_policy" "this" {
  project     = var.project
  name        = "pulso-api"
  description = "What is refused before it reaches Pulso."
  type        = "CLOUD_ARMOR"

  adaptive_protection_config {
    layer_7_ddos_defense_config {
      enable = true
    }
  }

  advanced_options_config {
    json_parsing = "STANDARD_WITH_GRAPHQL"
    log_level    = "NORMAL"
  }

  dynamic "rule" {
    for_each = length(var.refused_ranges) == 0 ? [] : [1]
    content {
      action      = "deny(403)"
      priority    = 900
      description = "Addresses that the operators refuse."
      match {
        versioned_expr = "SRC_IPS_V1"
        config {
          src_ip_ranges = var.refused_ranges
        }
      }
    }
  }

  rule {
    action      = "deny(403)"
    priority    = 1000
    description = "Refuses Log4j and its like."
    match {
      expr {
        expression = "evaluatePreconfiguredExpr('cve-canary')"
      }
    }
  }

  dynamic "rule" {
    for_each = local.attacks
    content {
      action      = "deny(403)"
      priority    = rule.key
      description = "Refuses ${rule.value.name}."
      match {
        expr {
          expression = "evaluatePreconfiguredWaf('${rule.value.rules}', {'sensitivity': 1})"
        }
      }
    }
  }

  # Above what any tier may ask: tiers are counted by the API, this one only keeps floods away from it.
  rule {
    action      = "rate_based_ban"
    priority    = 2000
    description = "Holds back an address that asks too much, and bans one that goes on."
    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
    rate_limit_options {
      conform_action   = "allow"
      exceed_action    = "deny(429)"
      enforce_on_key   = "IP"
      ban_duration_sec = 300
      rate_limit_threshold {
        count        = var.requests_per_minute_max
        interval_sec = 60
      }
      ban_threshold {
        count        = var.requests_per_minute_max * 3
        interval_sec = 60
      }
    }
  }

  rule {
    action      = "allow"
    priority    = 2147483647
    description = "Everybody else."
    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}
