mock_provider "google" {
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  project = "pulso-example"
  region  = "europe-west1"
  subnets = {
    public = {
      description = "What asks sources of the internet."
      range       = "10.10.0.0/22"
      internet    = true
    }
    private = {
      description = "What asks only Google's services and the database."
      range       = "10.10.8.0/21"
    }
  }
}

run "example" {
  command = plan
  module {
    source = "./modules/network"
  }

  override_resource {
    target          = google_compute_subnetwork.this["public"]
    override_during = plan
    values          = { id = "projects/pulso-example/regions/europe-west1/subnetworks/pulso-public" }
  }

  assert {
    condition     = google_compute_network.this.auto_create_subnetworks == false
    error_message = "there are no subnets but ours"
  }

  assert {
    condition     = alltrue([for subnet in google_compute_subnetwork.this : subnet.private_ip_google_access])
    error_message = "Google's services are reached without a public address"
  }

  assert {
    condition     = google_compute_router_nat.this.source_subnetwork_ip_ranges_to_nat == "LIST_OF_SUBNETWORKS" && [for subnet in google_compute_router_nat.this.subnetwork : subnet.name] == ["projects/pulso-example/regions/europe-west1/subnetworks/pulso-public"]
    error_message = "only the public subnet reaches the internet"
  }

  assert {
    condition     = google_compute_global_address.private_services.purpose == "VPC_PEERING" && google_compute_global_address.private_services.prefix_length == 20
    error_message = "the database has a private range"
  }

  assert {
    condition     = google_compute_firewall.shell[0].source_ranges == toset(["35.235.240.0/20"])
    error_message = "a shell is opened from the identity-aware proxy alone"
  }

  assert {
    condition     = one(google_compute_firewall.closed.deny).protocol == "all" && google_compute_firewall.closed.source_ranges == toset(["0.0.0.0/0"])
    error_message = "what no rule lets in is refused"
  }
}

run "a_shell_can_be_forbidden" {
  command = plan
  module {
    source = "./modules/network"
  }
  variables {
    shell_by_proxy = false
  }
  assert {
    condition     = length(google_compute_firewall.shell) == 0
    error_message = "no rule lets a shell in"
  }
}

run "a_range_that_is_none_is_refused" {
  command = plan
  module {
    source = "./modules/network"
  }
  variables {
    private_services_range = "10.20.0.0/28"
  }
  expect_failures = [var.private_services_range]
}
