# Some hundreds of assets and subscribers: a standby for the database, machines that are not taken back while they collect.
project = {
  id     = "pulso-medium-example"
  region = "europe-west1"
}

domain = {
  name = "medium.pulso.example.com"
}

alerts = {
  emails = ["operators@example.com"]
  budget = {
    billing_account = "000000-000000-000000"
    amount          = 900
  }
}

settings = {
  PULSO_SOURCES = "x,reddit,yahoo,ecb,hackernews,bluesky,telegram,gdelt,rss,alpha-vantage"
  PULSO_ASSETS  = "AAPL,MSFT,NVDA,AMZN,GOOGL,META,TSLA,BTC,ETH,EURUSD"
  PULSO_STREAM  = "yahoo"
}

machines = {
  fetch   = { machine_type = "e2-standard-4", disk_gb = 50, spot = false }
  predict = { machine_type = "e2-standard-8", disk_gb = 50, spot = true, usd_per_hour = 0.12 }
}

cluster = {
  machine_type     = "e2-standard-4"
  disk_gb          = 100
  workers_min      = 2
  workers_max      = 6
  spot_workers_max = 4
}

database = {
  tier            = "db-custom-2-7680"
  availability    = "REGIONAL"
  disk_gb         = 50
  connections_max = 200
}

api = {
  cpu           = "1"
  memory        = "1Gi"
  instances_min = 2
  instances_max = 6
}
