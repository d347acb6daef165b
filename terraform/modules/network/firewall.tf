# The nodes of a cluster talk to each other, and to nobody else.
resource "google_compute_firewall" "cluster" {
  project     = var.project
  network     = google_compute_network.this.id
  name        = "pulso-cluster"
  description = "Dataproc's nodes among themselves."
  direction   = "INGRESS"
  source_tags = ["pulso-cluster"]
  target_tags = ["pulso-cluster"]

  allow {
    protocol = "tcp"
    ports    = ["0-65535"]
  }
  allow {
    protocol = "udp"
    ports    = ["0-65535"]
  }
  allow {
    protocol = "icmp"
  }

  log_config {
    metadata = "EXCLUDE_ALL_METADATA"
  }
}

# For who looks at a machine that the ML team keeps: a shell through Google's identity-aware proxy, never from the internet.
resource "google_compute_firewall" "shell" {
  count         = var.shell_by_proxy ? 1 : 0
  project       = var.project
  network       = google_compute_network.this.id
  name          = "pulso-shell-by-proxy"
  description   = "SSH from the range of the identity-aware proxy to Pulso's machines."
  direction     = "INGRESS"
  source_ranges = ["35.235.240.0/20"]
  target_tags   = ["pulso-machine"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "closed" {
  project       = var.project
  network       = google_compute_network.this.id
  name          = "pulso-closed"
  description   = "Whatever no other rule lets in is refused, and said in the log."
  direction     = "INGRESS"
  priority      = 65534
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "all"
  }

  log_config {
    metadata = "EXCLUDE_ALL_METADATA"
  }
}
