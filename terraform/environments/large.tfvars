# The whole catalogue, thousands of subscribers, other teams' questions in BigQuery, releases from tags of a connected repository.
project = {
  id             = "pulso-large-example"
  region         = "us-central1"
  zones          = ["us-central1-a", "us-central1-b", "us-central1-c", "us-central1-f"]
  backup_region  = "us-east1"
  encryption_key = "projects/keys-example/locations/us-central1/keyRings/pulso/cryptoKeys/pulso"
  labels         = { cost-centre = "research" }
}

domain = {
  name        = "pulso.example.com"
  zone        = "example-com"
  create_zone = false
}

alerts = {
  emails = ["operators@example.com", "on-call@example.com"]
  budget = {
    billing_account = "000000-000000-000000"
    amount          = 4000
  }
}

settings = {
  PULSO_SOURCES = "x,reddit,facebook,instagram,yahoo,ecb,hackernews,bluesky,telegram,gdelt,rss,alpha-vantage,interactive-brokers"
  PULSO_STREAM  = "interactive-brokers,yahoo"
  PULSO_MODELS  = "naive,linear,mlp,lstm"
}

machines = {
  fetch   = { machine_type = "n2-standard-8", disk_gb = 200, spot = false }
  predict = { machine_type = "n2-standard-32", disk_gb = 200, spot = true, usd_per_hour = 0.69 }
}

cluster = {
  machine_type     = "n2-standard-8"
  disk_gb          = 200
  workers_min      = 4
  workers_max      = 16
  spot_workers_max = 16
  minutes_max      = 120
}

database = {
  tier            = "db-custom-8-32768"
  availability    = "REGIONAL"
  disk_gb         = 200
  connections_max = 500
}

api = {
  cpu                     = "2"
  memory                  = "2Gi"
  instances_min           = 3
  instances_max           = 20
  requests_per_minute_max = 6000
}

secrets_filled = ["ALPHA_VANTAGE_API_KEY", "PULSO_SMTP_URL", "X_BEARER_TOKEN"]

delivery = {
  source_repository = "projects/pulso-large-example/locations/us-central1/connections/github/repositories/pulso"
}

readers = {
  analysts = "group:analysts@example.com"
}
