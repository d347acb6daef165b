/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment PriceBars on PriceConnection {\n    edges {\n      node {\n        date\n        close\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n": typeof types.PriceBarsFragmentDoc,
    "\n  fragment SentimentPoints on SentimentConnection {\n    edges {\n      node {\n        startsAt\n        mentions\n        scored\n        mean\n        meanLower\n        meanUpper\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n": typeof types.SentimentPointsFragmentDoc,
    "\n  fragment ForecastFan on ForecastAnswer {\n    forecast {\n      lastCloseDate\n      lastClose\n    }\n    naive {\n      median\n    }\n    path {\n      date\n      median\n      lower50\n      upper50\n      lower80\n      upper80\n      lower95\n      upper95\n    }\n  }\n": typeof types.ForecastFanFragmentDoc,
    "\n  mutation Login($email: String!, $password: String!) {\n    login(email: $email, password: $password) {\n      email\n    }\n  }\n": typeof types.LoginDocument,
    "\n  mutation Register($email: String!, $password: String!) {\n    register(email: $email, password: $password) {\n      email\n    }\n  }\n": typeof types.RegisterDocument,
    "\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  mutation Logout {\n    logout\n  }\n": typeof types.LogoutDocument,
    "\n  fragment AssetHeader on Asset {\n    symbol\n    name\n    class\n    exchange\n    currency\n    country\n    sector\n    lastClose {\n      date\n      close\n      change\n      changePercent\n      source\n    }\n  }\n": typeof types.AssetHeaderFragmentDoc,
    "\n  query Asset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n      ...AssetHeader\n    }\n  }\n": typeof types.AssetDocument,
    "\n  query News($symbol: String!, $first: Int!) {\n    asset(symbol: $symbol) {\n      symbol\n      news(first: $first) {\n        edges {\n          node {\n            recordId\n            ...NewsItem\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n": typeof types.NewsDocument,
    "\n  fragment NewsItem on Article {\n    kind\n    source\n    channel\n    publishedAt\n    lang\n    excerpt\n    excerptWithheld\n    url\n    relevance\n    sentiment\n  }\n": typeof types.NewsItemFragmentDoc,
    "\n  query Relation($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      priceSentiment(maxLagDays: 5) {\n        lags {\n          lagDays\n          correlation\n          lower\n          upper\n          n\n        }\n        relation\n        strongest {\n          lagDays\n          correlation\n          lower\n          upper\n        }\n        lagsTried\n        observations\n        band\n        finding\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n": typeof types.RelationDocument,
    "\n  query AssetForecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        currency\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n": typeof types.AssetForecastDocument,
    "\n  query Prices($symbol: String!, $from: Date!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      prices(from: $from, first: 500, after: $after) {\n        ...PriceBars\n      }\n    }\n  }\n": typeof types.PricesDocument,
    "\n  query Sentiment($symbol: String!, $from: DateTime!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      sentiment(granularity: DAILY, from: $from, first: 500, after: $after) {\n        ...SentimentPoints\n      }\n    }\n  }\n": typeof types.SentimentDocument,
    "\n  fragment ForecastFigures on ForecastAnswer {\n    asset {\n      currency\n    }\n    forecast {\n      model\n      modelVersion\n      lastClose\n      targetDate\n      median\n      quantiles {\n        probability\n        value\n      }\n    }\n    naive {\n      median\n    }\n  }\n": typeof types.ForecastFiguresFragmentDoc,
    "\n  query Forecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        name\n      }\n      recent {\n        date\n        close\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n": typeof types.ForecastDocument,
    "\n  query ChosenAsset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n    }\n  }\n": typeof types.ChosenAssetDocument,
    "\n  fragment RunCoverage on Run {\n    id\n    status\n    sample\n    publishedAt\n    ...RunStages\n    ...RunSources\n  }\n": typeof types.RunCoverageFragmentDoc,
    "\n  query Frame {\n    currentRun {\n      id\n      sample\n      ...RunCoverage\n    }\n    me {\n      email\n      tier\n      role\n      createdAt\n    }\n    tiers {\n      tier\n      historyDays\n      delayHours\n      models\n      assetRequestsPerMonth\n    }\n  }\n": typeof types.FrameDocument,
    "\n  query NewestRun {\n    runs(first: 1) {\n      edges {\n        node {\n          id\n          status\n          reason\n          ...RunStages\n        }\n      }\n    }\n  }\n": typeof types.NewestRunDocument,
    "\n  query Headlines($window: MentionWindow!) {\n    mostMentioned(window: $window, first: 10) {\n      asset {\n        symbol\n        news(first: 5) {\n          edges {\n            node {\n              recordId\n              kind\n              source\n              channel\n              publishedAt\n              lang\n              excerpt\n              excerptWithheld\n              url\n              sentiment\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.HeadlinesDocument,
    "\n  fragment MentionRow on MentionedAsset {\n    rank\n    mentions\n    mentionsEffective\n    surprise {\n      score\n      usual\n    }\n    sentiment\n    sentimentLower\n    sentimentUpper\n    asset {\n      symbol\n      name\n      currency\n      lastClose {\n        date\n        close\n        changePercent\n      }\n      prices(from: $since, first: 40) {\n        edges {\n          node {\n            date\n            close\n          }\n        }\n      }\n      forecasts(model: LINEAR, horizonsDays: [10]) {\n        targetDate\n        median\n        quantiles {\n          probability\n          value\n        }\n      }\n    }\n  }\n": typeof types.MentionRowFragmentDoc,
    "\n  query MostMentioned($window: MentionWindow!, $orderBy: MentionOrder!, $since: Date!) {\n    mostMentioned(window: $window, orderBy: $orderBy, first: 20) {\n      mentions\n      mentionsEffective\n      surprise {\n        usual\n      }\n      asset {\n        symbol\n      }\n      ...MentionRow\n    }\n  }\n": typeof types.MostMentionedDocument,
    "\n  query PricedAssets {\n    assets(first: 20) {\n      edges {\n        node {\n          symbol\n          name\n          currency\n          lastClose {\n            date\n            close\n            changePercent\n          }\n        }\n      }\n    }\n  }\n": typeof types.PricedAssetsDocument,
    "\n  fragment AssetRequestParts on AssetRequest {\n    id\n    query\n    state\n    symbol\n    progress\n    code\n    message\n    candidates {\n      symbol\n      name\n      class\n      exchange\n      currency\n    }\n    asset {\n      symbol\n      name\n    }\n  }\n": typeof types.AssetRequestPartsFragmentDoc,
    "\n  mutation RequestAsset($query: String!) {\n    requestAsset(query: $query) {\n      ...AssetRequestParts\n    }\n  }\n": typeof types.RequestAssetDocument,
    "\n  query AssetRequest($id: ID!) {\n    assetRequest(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n": typeof types.AssetRequestDocument,
    "\n  subscription AssetRequestUpdated($id: ID!) {\n    assetRequestUpdated(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n": typeof types.AssetRequestUpdatedDocument,
    "\n  query MachineVeto {\n    machineVeto {\n      setBy\n      until\n      usdPerHour\n    }\n  }\n": typeof types.MachineVetoDocument,
    "\n  mutation KeepMachineAlive($minutes: Int!) {\n    keepMachineAlive(minutes: $minutes) {\n      until\n    }\n  }\n": typeof types.KeepMachineAliveDocument,
    "\n  mutation LiftMachineVeto {\n    liftMachineVeto\n  }\n": typeof types.LiftMachineVetoDocument,
    "\n  fragment RunStages on Run {\n    stages {\n      stage\n      attempt\n      status\n      reason\n      startedAt\n      endedAt\n      counts {\n        in\n        out\n        duplicate\n        quarantined\n        unlinked\n      }\n    }\n  }\n": typeof types.RunStagesFragmentDoc,
    "\n  fragment RunSources on Run {\n    coverage {\n      source\n      state\n      records\n      code\n      message\n    }\n  }\n": typeof types.RunSourcesFragmentDoc,
    "\n  query Runs($first: Int!) {\n    runs(first: $first) {\n      edges {\n        node {\n          id\n          status\n          ...RunRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.RunsDocument,
    "\n  fragment RunRow on Run {\n    id\n    status\n    reason\n    sample\n    createdAt\n    finishedAt\n    ...RunStages\n    ...RunSources\n  }\n": typeof types.RunRowFragmentDoc,
    "\n  query Sources {\n    sources {\n      name\n      title\n      state\n      sample\n      lastSuccessAt\n      recordsOf30Days\n      budget {\n        usdThisMonth\n      }\n      message\n    }\n  }\n": typeof types.SourcesDocument,
    "\n  mutation ResetPassword($token: String!, $password: String!) {\n    resetPassword(token: $token, password: $password)\n  }\n": typeof types.ResetPasswordDocument,
    "\n  query AssetSuggestions($search: String!) {\n    assets(search: $search, first: 8) {\n      edges {\n        node {\n          symbol\n          name\n          class\n          exchange\n          lastClose {\n            date\n          }\n        }\n      }\n    }\n  }\n": typeof types.AssetSuggestionsDocument,
    "\n  fragment CoverageNote on Coverage {\n    effectiveFrom\n    reason\n    requiredTier\n  }\n": typeof types.CoverageNoteFragmentDoc,
};
const documents: Documents = {
    "\n  fragment PriceBars on PriceConnection {\n    edges {\n      node {\n        date\n        close\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n": types.PriceBarsFragmentDoc,
    "\n  fragment SentimentPoints on SentimentConnection {\n    edges {\n      node {\n        startsAt\n        mentions\n        scored\n        mean\n        meanLower\n        meanUpper\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n": types.SentimentPointsFragmentDoc,
    "\n  fragment ForecastFan on ForecastAnswer {\n    forecast {\n      lastCloseDate\n      lastClose\n    }\n    naive {\n      median\n    }\n    path {\n      date\n      median\n      lower50\n      upper50\n      lower80\n      upper80\n      lower95\n      upper95\n    }\n  }\n": types.ForecastFanFragmentDoc,
    "\n  mutation Login($email: String!, $password: String!) {\n    login(email: $email, password: $password) {\n      email\n    }\n  }\n": types.LoginDocument,
    "\n  mutation Register($email: String!, $password: String!) {\n    register(email: $email, password: $password) {\n      email\n    }\n  }\n": types.RegisterDocument,
    "\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n": types.RequestPasswordResetDocument,
    "\n  mutation Logout {\n    logout\n  }\n": types.LogoutDocument,
    "\n  fragment AssetHeader on Asset {\n    symbol\n    name\n    class\n    exchange\n    currency\n    country\n    sector\n    lastClose {\n      date\n      close\n      change\n      changePercent\n      source\n    }\n  }\n": types.AssetHeaderFragmentDoc,
    "\n  query Asset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n      ...AssetHeader\n    }\n  }\n": types.AssetDocument,
    "\n  query News($symbol: String!, $first: Int!) {\n    asset(symbol: $symbol) {\n      symbol\n      news(first: $first) {\n        edges {\n          node {\n            recordId\n            ...NewsItem\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n": types.NewsDocument,
    "\n  fragment NewsItem on Article {\n    kind\n    source\n    channel\n    publishedAt\n    lang\n    excerpt\n    excerptWithheld\n    url\n    relevance\n    sentiment\n  }\n": types.NewsItemFragmentDoc,
    "\n  query Relation($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      priceSentiment(maxLagDays: 5) {\n        lags {\n          lagDays\n          correlation\n          lower\n          upper\n          n\n        }\n        relation\n        strongest {\n          lagDays\n          correlation\n          lower\n          upper\n        }\n        lagsTried\n        observations\n        band\n        finding\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n": types.RelationDocument,
    "\n  query AssetForecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        currency\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n": types.AssetForecastDocument,
    "\n  query Prices($symbol: String!, $from: Date!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      prices(from: $from, first: 500, after: $after) {\n        ...PriceBars\n      }\n    }\n  }\n": types.PricesDocument,
    "\n  query Sentiment($symbol: String!, $from: DateTime!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      sentiment(granularity: DAILY, from: $from, first: 500, after: $after) {\n        ...SentimentPoints\n      }\n    }\n  }\n": types.SentimentDocument,
    "\n  fragment ForecastFigures on ForecastAnswer {\n    asset {\n      currency\n    }\n    forecast {\n      model\n      modelVersion\n      lastClose\n      targetDate\n      median\n      quantiles {\n        probability\n        value\n      }\n    }\n    naive {\n      median\n    }\n  }\n": types.ForecastFiguresFragmentDoc,
    "\n  query Forecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        name\n      }\n      recent {\n        date\n        close\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n": types.ForecastDocument,
    "\n  query ChosenAsset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n    }\n  }\n": types.ChosenAssetDocument,
    "\n  fragment RunCoverage on Run {\n    id\n    status\n    sample\n    publishedAt\n    ...RunStages\n    ...RunSources\n  }\n": types.RunCoverageFragmentDoc,
    "\n  query Frame {\n    currentRun {\n      id\n      sample\n      ...RunCoverage\n    }\n    me {\n      email\n      tier\n      role\n      createdAt\n    }\n    tiers {\n      tier\n      historyDays\n      delayHours\n      models\n      assetRequestsPerMonth\n    }\n  }\n": types.FrameDocument,
    "\n  query NewestRun {\n    runs(first: 1) {\n      edges {\n        node {\n          id\n          status\n          reason\n          ...RunStages\n        }\n      }\n    }\n  }\n": types.NewestRunDocument,
    "\n  query Headlines($window: MentionWindow!) {\n    mostMentioned(window: $window, first: 10) {\n      asset {\n        symbol\n        news(first: 5) {\n          edges {\n            node {\n              recordId\n              kind\n              source\n              channel\n              publishedAt\n              lang\n              excerpt\n              excerptWithheld\n              url\n              sentiment\n            }\n          }\n        }\n      }\n    }\n  }\n": types.HeadlinesDocument,
    "\n  fragment MentionRow on MentionedAsset {\n    rank\n    mentions\n    mentionsEffective\n    surprise {\n      score\n      usual\n    }\n    sentiment\n    sentimentLower\n    sentimentUpper\n    asset {\n      symbol\n      name\n      currency\n      lastClose {\n        date\n        close\n        changePercent\n      }\n      prices(from: $since, first: 40) {\n        edges {\n          node {\n            date\n            close\n          }\n        }\n      }\n      forecasts(model: LINEAR, horizonsDays: [10]) {\n        targetDate\n        median\n        quantiles {\n          probability\n          value\n        }\n      }\n    }\n  }\n": types.MentionRowFragmentDoc,
    "\n  query MostMentioned($window: MentionWindow!, $orderBy: MentionOrder!, $since: Date!) {\n    mostMentioned(window: $window, orderBy: $orderBy, first: 20) {\n      mentions\n      mentionsEffective\n      surprise {\n        usual\n      }\n      asset {\n        symbol\n      }\n      ...MentionRow\n    }\n  }\n": types.MostMentionedDocument,
    "\n  query PricedAssets {\n    assets(first: 20) {\n      edges {\n        node {\n          symbol\n          name\n          currency\n          lastClose {\n            date\n            close\n            changePercent\n          }\n        }\n      }\n    }\n  }\n": types.PricedAssetsDocument,
    "\n  fragment AssetRequestParts on AssetRequest {\n    id\n    query\n    state\n    symbol\n    progress\n    code\n    message\n    candidates {\n      symbol\n      name\n      class\n      exchange\n      currency\n    }\n    asset {\n      symbol\n      name\n    }\n  }\n": types.AssetRequestPartsFragmentDoc,
    "\n  mutation RequestAsset($query: String!) {\n    requestAsset(query: $query) {\n      ...AssetRequestParts\n    }\n  }\n": types.RequestAssetDocument,
    "\n  query AssetRequest($id: ID!) {\n    assetRequest(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n": types.AssetRequestDocument,
    "\n  subscription AssetRequestUpdated($id: ID!) {\n    assetRequestUpdated(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n": types.AssetRequestUpdatedDocument,
    "\n  query MachineVeto {\n    machineVeto {\n      setBy\n      until\n      usdPerHour\n    }\n  }\n": types.MachineVetoDocument,
    "\n  mutation KeepMachineAlive($minutes: Int!) {\n    keepMachineAlive(minutes: $minutes) {\n      until\n    }\n  }\n": types.KeepMachineAliveDocument,
    "\n  mutation LiftMachineVeto {\n    liftMachineVeto\n  }\n": types.LiftMachineVetoDocument,
    "\n  fragment RunStages on Run {\n    stages {\n      stage\n      attempt\n      status\n      reason\n      startedAt\n      endedAt\n      counts {\n        in\n        out\n        duplicate\n        quarantined\n        unlinked\n      }\n    }\n  }\n": types.RunStagesFragmentDoc,
    "\n  fragment RunSources on Run {\n    coverage {\n      source\n      state\n      records\n      code\n      message\n    }\n  }\n": types.RunSourcesFragmentDoc,
    "\n  query Runs($first: Int!) {\n    runs(first: $first) {\n      edges {\n        node {\n          id\n          status\n          ...RunRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.RunsDocument,
    "\n  fragment RunRow on Run {\n    id\n    status\n    reason\n    sample\n    createdAt\n    finishedAt\n    ...RunStages\n    ...RunSources\n  }\n": types.RunRowFragmentDoc,
    "\n  query Sources {\n    sources {\n      name\n      title\n      state\n      sample\n      lastSuccessAt\n      recordsOf30Days\n      budget {\n        usdThisMonth\n      }\n      message\n    }\n  }\n": types.SourcesDocument,
    "\n  mutation ResetPassword($token: String!, $password: String!) {\n    resetPassword(token: $token, password: $password)\n  }\n": types.ResetPasswordDocument,
    "\n  query AssetSuggestions($search: String!) {\n    assets(search: $search, first: 8) {\n      edges {\n        node {\n          symbol\n          name\n          class\n          exchange\n          lastClose {\n            date\n          }\n        }\n      }\n    }\n  }\n": types.AssetSuggestionsDocument,
    "\n  fragment CoverageNote on Coverage {\n    effectiveFrom\n    reason\n    requiredTier\n  }\n": types.CoverageNoteFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriceBars on PriceConnection {\n    edges {\n      node {\n        date\n        close\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n"): (typeof documents)["\n  fragment PriceBars on PriceConnection {\n    edges {\n      node {\n        date\n        close\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SentimentPoints on SentimentConnection {\n    edges {\n      node {\n        startsAt\n        mentions\n        scored\n        mean\n        meanLower\n        meanUpper\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n"): (typeof documents)["\n  fragment SentimentPoints on SentimentConnection {\n    edges {\n      node {\n        startsAt\n        mentions\n        scored\n        mean\n        meanLower\n        meanUpper\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    coverage {\n      ...CoverageNote\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ForecastFan on ForecastAnswer {\n    forecast {\n      lastCloseDate\n      lastClose\n    }\n    naive {\n      median\n    }\n    path {\n      date\n      median\n      lower50\n      upper50\n      lower80\n      upper80\n      lower95\n      upper95\n    }\n  }\n"): (typeof documents)["\n  fragment ForecastFan on ForecastAnswer {\n    forecast {\n      lastCloseDate\n      lastClose\n    }\n    naive {\n      median\n    }\n    path {\n      date\n      median\n      lower50\n      upper50\n      lower80\n      upper80\n      lower95\n      upper95\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Login($email: String!, $password: String!) {\n    login(email: $email, password: $password) {\n      email\n    }\n  }\n"): (typeof documents)["\n  mutation Login($email: String!, $password: String!) {\n    login(email: $email, password: $password) {\n      email\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($email: String!, $password: String!) {\n    register(email: $email, password: $password) {\n      email\n    }\n  }\n"): (typeof documents)["\n  mutation Register($email: String!, $password: String!) {\n    register(email: $email, password: $password) {\n      email\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n"): (typeof documents)["\n  mutation RequestPasswordReset($email: String!) {\n    requestPasswordReset(email: $email)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Logout {\n    logout\n  }\n"): (typeof documents)["\n  mutation Logout {\n    logout\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetHeader on Asset {\n    symbol\n    name\n    class\n    exchange\n    currency\n    country\n    sector\n    lastClose {\n      date\n      close\n      change\n      changePercent\n      source\n    }\n  }\n"): (typeof documents)["\n  fragment AssetHeader on Asset {\n    symbol\n    name\n    class\n    exchange\n    currency\n    country\n    sector\n    lastClose {\n      date\n      close\n      change\n      changePercent\n      source\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Asset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n      ...AssetHeader\n    }\n  }\n"): (typeof documents)["\n  query Asset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n      ...AssetHeader\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query News($symbol: String!, $first: Int!) {\n    asset(symbol: $symbol) {\n      symbol\n      news(first: $first) {\n        edges {\n          node {\n            recordId\n            ...NewsItem\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query News($symbol: String!, $first: Int!) {\n    asset(symbol: $symbol) {\n      symbol\n      news(first: $first) {\n        edges {\n          node {\n            recordId\n            ...NewsItem\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NewsItem on Article {\n    kind\n    source\n    channel\n    publishedAt\n    lang\n    excerpt\n    excerptWithheld\n    url\n    relevance\n    sentiment\n  }\n"): (typeof documents)["\n  fragment NewsItem on Article {\n    kind\n    source\n    channel\n    publishedAt\n    lang\n    excerpt\n    excerptWithheld\n    url\n    relevance\n    sentiment\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Relation($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      priceSentiment(maxLagDays: 5) {\n        lags {\n          lagDays\n          correlation\n          lower\n          upper\n          n\n        }\n        relation\n        strongest {\n          lagDays\n          correlation\n          lower\n          upper\n        }\n        lagsTried\n        observations\n        band\n        finding\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Relation($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      priceSentiment(maxLagDays: 5) {\n        lags {\n          lagDays\n          correlation\n          lower\n          upper\n          n\n        }\n        relation\n        strongest {\n          lagDays\n          correlation\n          lower\n          upper\n        }\n        lagsTried\n        observations\n        band\n        finding\n        coverage {\n          ...CoverageNote\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetForecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        currency\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n"): (typeof documents)["\n  query AssetForecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        currency\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Prices($symbol: String!, $from: Date!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      prices(from: $from, first: 500, after: $after) {\n        ...PriceBars\n      }\n    }\n  }\n"): (typeof documents)["\n  query Prices($symbol: String!, $from: Date!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      prices(from: $from, first: 500, after: $after) {\n        ...PriceBars\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sentiment($symbol: String!, $from: DateTime!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      sentiment(granularity: DAILY, from: $from, first: 500, after: $after) {\n        ...SentimentPoints\n      }\n    }\n  }\n"): (typeof documents)["\n  query Sentiment($symbol: String!, $from: DateTime!, $after: String) {\n    asset(symbol: $symbol) {\n      symbol\n      sentiment(granularity: DAILY, from: $from, first: 500, after: $after) {\n        ...SentimentPoints\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ForecastFigures on ForecastAnswer {\n    asset {\n      currency\n    }\n    forecast {\n      model\n      modelVersion\n      lastClose\n      targetDate\n      median\n      quantiles {\n        probability\n        value\n      }\n    }\n    naive {\n      median\n    }\n  }\n"): (typeof documents)["\n  fragment ForecastFigures on ForecastAnswer {\n    asset {\n      currency\n    }\n    forecast {\n      model\n      modelVersion\n      lastClose\n      targetDate\n      median\n      quantiles {\n        probability\n        value\n      }\n    }\n    naive {\n      median\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Forecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        name\n      }\n      recent {\n        date\n        close\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n"): (typeof documents)["\n  query Forecast($symbol: String!, $targetDate: Date!, $model: Model!) {\n    forecast(symbol: $symbol, targetDate: $targetDate, model: $model) {\n      asset {\n        symbol\n        name\n      }\n      recent {\n        date\n        close\n      }\n      ...ForecastFan\n      ...ForecastFigures\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChosenAsset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChosenAsset($symbol: String!) {\n    asset(symbol: $symbol) {\n      symbol\n      name\n      lastClose {\n        date\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunCoverage on Run {\n    id\n    status\n    sample\n    publishedAt\n    ...RunStages\n    ...RunSources\n  }\n"): (typeof documents)["\n  fragment RunCoverage on Run {\n    id\n    status\n    sample\n    publishedAt\n    ...RunStages\n    ...RunSources\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Frame {\n    currentRun {\n      id\n      sample\n      ...RunCoverage\n    }\n    me {\n      email\n      tier\n      role\n      createdAt\n    }\n    tiers {\n      tier\n      historyDays\n      delayHours\n      models\n      assetRequestsPerMonth\n    }\n  }\n"): (typeof documents)["\n  query Frame {\n    currentRun {\n      id\n      sample\n      ...RunCoverage\n    }\n    me {\n      email\n      tier\n      role\n      createdAt\n    }\n    tiers {\n      tier\n      historyDays\n      delayHours\n      models\n      assetRequestsPerMonth\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestRun {\n    runs(first: 1) {\n      edges {\n        node {\n          id\n          status\n          reason\n          ...RunStages\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query NewestRun {\n    runs(first: 1) {\n      edges {\n        node {\n          id\n          status\n          reason\n          ...RunStages\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Headlines($window: MentionWindow!) {\n    mostMentioned(window: $window, first: 10) {\n      asset {\n        symbol\n        news(first: 5) {\n          edges {\n            node {\n              recordId\n              kind\n              source\n              channel\n              publishedAt\n              lang\n              excerpt\n              excerptWithheld\n              url\n              sentiment\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Headlines($window: MentionWindow!) {\n    mostMentioned(window: $window, first: 10) {\n      asset {\n        symbol\n        news(first: 5) {\n          edges {\n            node {\n              recordId\n              kind\n              source\n              channel\n              publishedAt\n              lang\n              excerpt\n              excerptWithheld\n              url\n              sentiment\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MentionRow on MentionedAsset {\n    rank\n    mentions\n    mentionsEffective\n    surprise {\n      score\n      usual\n    }\n    sentiment\n    sentimentLower\n    sentimentUpper\n    asset {\n      symbol\n      name\n      currency\n      lastClose {\n        date\n        close\n        changePercent\n      }\n      prices(from: $since, first: 40) {\n        edges {\n          node {\n            date\n            close\n          }\n        }\n      }\n      forecasts(model: LINEAR, horizonsDays: [10]) {\n        targetDate\n        median\n        quantiles {\n          probability\n          value\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment MentionRow on MentionedAsset {\n    rank\n    mentions\n    mentionsEffective\n    surprise {\n      score\n      usual\n    }\n    sentiment\n    sentimentLower\n    sentimentUpper\n    asset {\n      symbol\n      name\n      currency\n      lastClose {\n        date\n        close\n        changePercent\n      }\n      prices(from: $since, first: 40) {\n        edges {\n          node {\n            date\n            close\n          }\n        }\n      }\n      forecasts(model: LINEAR, horizonsDays: [10]) {\n        targetDate\n        median\n        quantiles {\n          probability\n          value\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MostMentioned($window: MentionWindow!, $orderBy: MentionOrder!, $since: Date!) {\n    mostMentioned(window: $window, orderBy: $orderBy, first: 20) {\n      mentions\n      mentionsEffective\n      surprise {\n        usual\n      }\n      asset {\n        symbol\n      }\n      ...MentionRow\n    }\n  }\n"): (typeof documents)["\n  query MostMentioned($window: MentionWindow!, $orderBy: MentionOrder!, $since: Date!) {\n    mostMentioned(window: $window, orderBy: $orderBy, first: 20) {\n      mentions\n      mentionsEffective\n      surprise {\n        usual\n      }\n      asset {\n        symbol\n      }\n      ...MentionRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PricedAssets {\n    assets(first: 20) {\n      edges {\n        node {\n          symbol\n          name\n          currency\n          lastClose {\n            date\n            close\n            changePercent\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PricedAssets {\n    assets(first: 20) {\n      edges {\n        node {\n          symbol\n          name\n          currency\n          lastClose {\n            date\n            close\n            changePercent\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetRequestParts on AssetRequest {\n    id\n    query\n    state\n    symbol\n    progress\n    code\n    message\n    candidates {\n      symbol\n      name\n      class\n      exchange\n      currency\n    }\n    asset {\n      symbol\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment AssetRequestParts on AssetRequest {\n    id\n    query\n    state\n    symbol\n    progress\n    code\n    message\n    candidates {\n      symbol\n      name\n      class\n      exchange\n      currency\n    }\n    asset {\n      symbol\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestAsset($query: String!) {\n    requestAsset(query: $query) {\n      ...AssetRequestParts\n    }\n  }\n"): (typeof documents)["\n  mutation RequestAsset($query: String!) {\n    requestAsset(query: $query) {\n      ...AssetRequestParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetRequest($id: ID!) {\n    assetRequest(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n"): (typeof documents)["\n  query AssetRequest($id: ID!) {\n    assetRequest(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AssetRequestUpdated($id: ID!) {\n    assetRequestUpdated(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n"): (typeof documents)["\n  subscription AssetRequestUpdated($id: ID!) {\n    assetRequestUpdated(id: $id) {\n      ...AssetRequestParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MachineVeto {\n    machineVeto {\n      setBy\n      until\n      usdPerHour\n    }\n  }\n"): (typeof documents)["\n  query MachineVeto {\n    machineVeto {\n      setBy\n      until\n      usdPerHour\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeepMachineAlive($minutes: Int!) {\n    keepMachineAlive(minutes: $minutes) {\n      until\n    }\n  }\n"): (typeof documents)["\n  mutation KeepMachineAlive($minutes: Int!) {\n    keepMachineAlive(minutes: $minutes) {\n      until\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LiftMachineVeto {\n    liftMachineVeto\n  }\n"): (typeof documents)["\n  mutation LiftMachineVeto {\n    liftMachineVeto\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunStages on Run {\n    stages {\n      stage\n      attempt\n      status\n      reason\n      startedAt\n      endedAt\n      counts {\n        in\n        out\n        duplicate\n        quarantined\n        unlinked\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RunStages on Run {\n    stages {\n      stage\n      attempt\n      status\n      reason\n      startedAt\n      endedAt\n      counts {\n        in\n        out\n        duplicate\n        quarantined\n        unlinked\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunSources on Run {\n    coverage {\n      source\n      state\n      records\n      code\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment RunSources on Run {\n    coverage {\n      source\n      state\n      records\n      code\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Runs($first: Int!) {\n    runs(first: $first) {\n      edges {\n        node {\n          id\n          status\n          ...RunRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Runs($first: Int!) {\n    runs(first: $first) {\n      edges {\n        node {\n          id\n          status\n          ...RunRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunRow on Run {\n    id\n    status\n    reason\n    sample\n    createdAt\n    finishedAt\n    ...RunStages\n    ...RunSources\n  }\n"): (typeof documents)["\n  fragment RunRow on Run {\n    id\n    status\n    reason\n    sample\n    createdAt\n    finishedAt\n    ...RunStages\n    ...RunSources\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sources {\n    sources {\n      name\n      title\n      state\n      sample\n      lastSuccessAt\n      recordsOf30Days\n      budget {\n        usdThisMonth\n      }\n      message\n    }\n  }\n"): (typeof documents)["\n  query Sources {\n    sources {\n      name\n      title\n      state\n      sample\n      lastSuccessAt\n      recordsOf30Days\n      budget {\n        usdThisMonth\n      }\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($token: String!, $password: String!) {\n    resetPassword(token: $token, password: $password)\n  }\n"): (typeof documents)["\n  mutation ResetPassword($token: String!, $password: String!) {\n    resetPassword(token: $token, password: $password)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetSuggestions($search: String!) {\n    assets(search: $search, first: 8) {\n      edges {\n        node {\n          symbol\n          name\n          class\n          exchange\n          lastClose {\n            date\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AssetSuggestions($search: String!) {\n    assets(search: $search, first: 8) {\n      edges {\n        node {\n          symbol\n          name\n          class\n          exchange\n          lastClose {\n            date\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CoverageNote on Coverage {\n    effectiveFrom\n    reason\n    requiredTier\n  }\n"): (typeof documents)["\n  fragment CoverageNote on Coverage {\n    effectiveFrom\n    reason\n    requiredTier\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;