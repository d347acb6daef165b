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
  PULSO_ASSETS  = "AAPL,MSFT,NVDA,AMZN,GOOGL,META,TSLA,BTC,ETH,EURUSD,GOLD"
  PULSO_STREAM  = "yahoo"
}
