/** The directions of the house: what a room may import. `npm run check` fails on any other arrow. */
const composition = "^(jobs/(compose|commands/start)|functions/compose-cloud)\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "domain-knows-nothing",
      severity: "error",
      from: { path: "^core/domain/" },
      to: { path: "^(core|jobs|functions|api|web)/", pathNot: "^core/domain/" },
    },
    {
      name: "text-and-forecast-know-the-domain",
      severity: "error",
      from: { path: "^core/(text|forecast)/" },
      to: { path: "^(core|jobs|functions|api|web)/", pathNot: ["^core/domain/", "^core/$1/"] },
    },
    {
      name: "database-and-cloud-know-the-domain",
      severity: "error",
      from: { path: "^core/(database|cloud)/" },
      to: { path: "^(core|jobs|functions|api|web)/", pathNot: ["^core/(domain|process)/", "^core/$1/"] },
    },
    {
      name: "google-is-at-home-in-its-folder",
      severity: "error",
      from: { path: "^(core|jobs|functions|api)/", pathNot: "^(core/cloud/gcp/|functions/main\\.ts$)" },
      to: { path: "node_modules/(@google-cloud|google-auth-library|google-gax)/" },
    },
    {
      // What runs on one machine must not wait for Google's clients to load.
      name: "google-is-loaded-when-chosen",
      severity: "error",
      from: { path: "^(core|jobs|functions|api)/", pathNot: "^core/cloud/gcp/" },
      to: { path: "^core/cloud/gcp/", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "core-knows-no-user-of-it",
      severity: "error",
      from: { path: "^core/" },
      to: { path: "^(jobs|functions|api|web|tests|bench)/" },
    },
    {
      name: "jobs-api-functions-apart",
      severity: "error",
      from: { path: "^(jobs|functions|api)/", pathNot: composition },
      to: { path: "^(jobs|functions|api|web)/", pathNot: "^$1/" },
    },
    {
      name: "composition-makes-the-whole",
      severity: "error",
      from: { path: composition },
      to: { path: "^web/" },
    },
    {
      name: "web-knows-the-schema-only",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^(core|jobs|functions|api|tests|bench)/" },
    },
    {
      name: "no-tests-in-the-product",
      severity: "error",
      from: { path: "^(core|jobs|functions|api|web)/" },
      to: { path: "^(tests|bench)/" },
    },
    {
      name: "no-development-packages-in-the-product",
      severity: "error",
      from: {
        path: "^(core|jobs|functions|api)/",
        pathNot: "^core/database/new-migration|threads-worker-source|spark/program-source",
      },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|web/src/gql)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["main", "types"],
    },
  },
};
