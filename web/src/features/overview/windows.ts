import type { MentionOrder, MentionWindow } from "../../gql/graphql.ts";

/** The windows as the address names them, the default first. */
export const windows = ["7d", "24h", "6h"] as const;
export type WindowName = (typeof windows)[number];

export const windowOf: Record<WindowName, MentionWindow> = { "6h": "SIX_HOURS", "24h": "DAY", "7d": "WEEK" };

/** The orders as the address names them, the default first. */
export const orders = ["count", "surprise"] as const;
export type OrderName = (typeof orders)[number];

export const orderOf: Record<OrderName, MentionOrder> = { count: "COUNT", surprise: "SURPRISE" };
