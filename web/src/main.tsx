import "@fontsource-variable/inter/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/parts.css";
import "./styles/charts.css";
import "./styles/pages.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";
import { ClientProvider } from "./client.tsx";
import { Frame } from "./features/frame/frame.tsx";
import { SessionProvider } from "./features/frame/session.tsx";
import { I18nProvider } from "./i18n/i18n.tsx";
import { Overview } from "./routes/overview.tsx";

const router = createBrowserRouter([
  {
    element: <Frame />,
    hydrateFallbackElement: <div />,
    children: [
      { index: true, element: <Overview /> },
      {
        path: "asset/:symbol",
        lazy: async () => ({ Component: (await import("./routes/asset.tsx")).AssetRoute }),
      },
      {
        path: "forecast",
        lazy: async () => ({ Component: (await import("./routes/forecast.tsx")).ForecastRoute }),
      },
      { path: "add", lazy: async () => ({ Component: (await import("./routes/add.tsx")).AddRoute }) },
      {
        path: "account",
        lazy: async () => ({ Component: (await import("./routes/account.tsx")).AccountRoute }),
      },
      { path: "reset", lazy: async () => ({ Component: (await import("./routes/reset.tsx")).ResetRoute }) },
      { path: "runs", lazy: async () => ({ Component: (await import("./routes/runs.tsx")).RunsRoute }) },
      {
        path: "*",
        lazy: async () => ({ Component: (await import("./routes/not-found.tsx")).NotFoundRoute }),
      },
    ],
  },
]);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <I18nProvider>
      <ClientProvider>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </ClientProvider>
    </I18nProvider>
  </StrictMode>,
);
