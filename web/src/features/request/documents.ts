import { graphql } from "../../gql/gql.ts";

export const assetRequestParts = graphql(`
  fragment AssetRequestParts on AssetRequest {
    id
    query
    state
    symbol
    progress
    code
    message
    candidates {
      symbol
      name
      class
      exchange
      currency
    }
    asset {
      symbol
      name
    }
  }
`);

export const requestAsset = graphql(`
  mutation RequestAsset($query: String!) {
    requestAsset(query: $query) {
      ...AssetRequestParts
    }
  }
`);

export const assetRequest = graphql(`
  query AssetRequest($id: ID!) {
    assetRequest(id: $id) {
      ...AssetRequestParts
    }
  }
`);

export const assetRequestUpdated = graphql(`
  subscription AssetRequestUpdated($id: ID!) {
    assetRequestUpdated(id: $id) {
      ...AssetRequestParts
    }
  }
`);
