import { graphql } from "../gql/gql.ts";

export const priceBars = graphql(`
  fragment PriceBars on PriceConnection {
    edges {
      node {
        date
        close
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    coverage {
      ...CoverageNote
    }
  }
`);

export const sentimentPoints = graphql(`
  fragment SentimentPoints on SentimentConnection {
    edges {
      node {
        startsAt
        mentions
        scored
        mean
        meanLower
        meanUpper
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    coverage {
      ...CoverageNote
    }
  }
`);

export const forecastFan = graphql(`
  fragment ForecastFan on ForecastAnswer {
    forecast {
      lastCloseDate
      lastClose
    }
    naive {
      median
    }
    path {
      date
      median
      lower50
      upper50
      lower80
      upper80
      lower95
      upper95
    }
  }
`);
