# A handful of assets for a team: one database without a standby, the smallest machines, spot where it can be.
project = {
  id     = "pulso-small-example"
  region = "europe-west1"
}

domain = {
  name = "small.pulso.example.com"
}

alerts = {
  emails = ["operators@example.com"]
}

settings = {
  PULSO_SOURCES = "yahoo,ecb,hackernews,bluesky,telegram,gdelt,rss"
  PULSO_ASSETS  = "AAPL,MSFT,BTC,EURUSD"
}

machines = {
  fetch   = { machine_type = "e2-standard-2", disk_gb = 30, spot = true }
  predict = { machine_type = "e2-standard-4", disk_gb = 30, spot = true, usd_per_hour = 0.06 }
}

cluster = {
  machine_type     = "e2-standard-2"
  disk_gb          = 50
  workers_min      = 2
  workers_max      = 2
  spot_workers_max = 2
}

database = {
  tier            = "db-g1-small"
  availability    = "ZONAL"
  disk_gb         = 10
  connections_max = 80
}

api = {
  cpu           = "1"
  memory        = "512Mi"
  instances_min = 2
  instances_max = 6
}
