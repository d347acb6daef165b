import { Arg, Ctx, Extensions, Query, Resolver } from "type-graphql";
import { z } from "zod";
import { getDataIncidents } from "../../core/database/repositories/data-incidents.ts";
import { decodeCursor, encodeCursor, FirstType, firstArgument, pageSize, toPage } from "../connection.ts";
import type { ApiContext } from "../context.ts";
import { DataIncidentConnection } from "./data-incident.type.ts";

const incidentCursor = z.tuple([z.iso.date(), z.string(), z.string(), z.string(), z.string()]);

@Resolver()
export class DataIncidentResolver {
  @Extensions({ tier: "FREE" })
  @Query(() => DataIncidentConnection, {
    description: "Where price sources disagree, newest date first; of one symbol or of all.",
  })
  async dataIncidents(
    @Arg("symbol", () => String, { nullable: true }) symbol: string | null | undefined,
    @Arg("first", FirstType, firstArgument(50)) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, view }: ApiContext,
  ): Promise<DataIncidentConnection> {
    const size = pageSize(first, 50);
    const last = decodeCursor("dataIncident", after, incidentCursor);
    const range = { symbol: symbol ?? undefined, after: last, limit: size + 1 };
    const rows = view ? await getDataIncidents(deps.dataSource, { ...range, run: view.run }) : [];
    return toPage(rows, {
      size,
      after,
      cursorOf: (row) =>
        encodeCursor("dataIncident", [row.date, row.symbol, row.field, row.source, row.otherSource]),
    });
  }
}
