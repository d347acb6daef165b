import { useParams } from "react-router";
import { AssetPage } from "../features/asset/asset-page.tsx";

export function AssetRoute() {
  const { symbol = "" } = useParams();
  return <AssetPage key={symbol} symbol={symbol} />;
}
