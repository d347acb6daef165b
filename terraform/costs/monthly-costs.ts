import prices from "./prices.json" with { type: "json" };
import type { Environment, EnvironmentName } from "./read-environment.ts";
import usage from "./usage.json" with { type: "json" };

const hoursPerMonth = 730;
const secondsPerMonth = hoursPerMonth * 3_600;
/** Four runs a day. */
const runsPerMonth = hoursPerMonth / 6;

export interface CostLine {
  item: string;
  usdPerMonth: number;
}

/** What a month of an environment costs by the price list, by item; not rounded. */
export function monthlyCosts(environment: Environment, name: EnvironmentName): CostLine[] {
  const used = usage[name];
  return [
    { item: "API (Cloud Run)", usdPerMonth: used.apiInstances * instanceMonth(environment.api) },
    { item: "Stream of quotes (Cloud Run)", usdPerMonth: instanceMonth({ cpu: 1, memory: "1Gi" }) },
    { item: "Database (Cloud SQL)", usdPerMonth: databaseMonth(environment.database, used.databaseBackupGb) },
    { item: "Fetch and ML machines", usdPerMonth: machinesMonth(environment.machines, used) },
    { item: "Cluster (Dataproc)", usdPerMonth: clusterMonth(environment.cluster, used) },
    { item: "Lake, code and cold backup", usdPerMonth: storageMonth(used) },
    { item: "Load balancer, CDN, Cloud Armor, DNS", usdPerMonth: edgeMonth(used) },
    { item: "Functions, messages, schedule", usdPerMonth: eventsMonth(used) },
    { item: "NAT", usdPerMonth: natMonth(used) },
    { item: "Images, builds, secrets", usdPerMonth: deliveryMonth(used) },
    { item: "Logs and alerts", usdPerMonth: used.logsGb * prices.logsGb + 20 * prices.alertConditionMonth },
    { item: "Questions to the catalogue (BigQuery)", usdPerMonth: used.catalogueTb * prices.bigQueryTb },
  ];
}

type Usage = (typeof usage)[EnvironmentName];

/** An hour of a machine, as in e2-standard-4: so many CPUs, and four gigabytes for each. */
export function machineHour(type: string, isSpot: boolean): number {
  const [, family, size] = /^(e2|n2)-standard-(\d+)$/.exec(type) ?? [];
  if (family !== "e2" && family !== "n2") throw new Error(`no price is known of the machine ${type}`);
  const vcpus = Number(size);
  const hour = vcpus * prices.machine[family].vcpuHour + 4 * vcpus * prices.machine[family].gbHour;
  return isSpot ? hour * prices.spotShare : hour;
}

function instanceMonth({ cpu, memory }: Environment["api"]): number {
  const gb = memory.endsWith("Gi") ? Number.parseInt(memory, 10) : Number.parseInt(memory, 10) / 1_024;
  return secondsPerMonth * (cpu * prices.run.vcpuSecond + gb * prices.run.gbSecond);
}

function databaseMonth({ tier, availability, disk_gb }: Environment["database"], backupGb: number): number {
  const [, vcpus, megabytes] = /^db-custom-(\d+)-(\d+)$/.exec(tier) ?? [];
  if (!vcpus && tier !== "db-g1-small") throw new Error(`no price is known of the database ${tier}`);
  const hour = vcpus
    ? Number(vcpus) * prices.sql.vcpuHour + (Number(megabytes) / 1_024) * prices.sql.gbHour
    : prices.sql.g1SmallHour;
  const copies = availability === "REGIONAL" ? 2 : 1;
  return (
    copies * (hour * hoursPerMonth + disk_gb * prices.sql.diskGbMonth) + backupGb * prices.sql.backupGbMonth
  );
}

function machinesMonth({ fetch, predict }: Environment["machines"], used: Usage): number {
  const hours = {
    fetch: runsPerMonth * used.fetchHours,
    predict: runsPerMonth * used.predictHours + used.vetoHours,
  };
  const diskHour = prices.diskGbMonth / hoursPerMonth;
  return (
    hours.fetch * (machineHour(fetch.machine_type, fetch.spot) + fetch.disk_gb * diskHour) +
    hours.predict * (machineHour(predict.machine_type, predict.spot) + predict.disk_gb * diskHour)
  );
}

function clusterMonth({ machine_type, disk_gb }: Environment["cluster"], used: Usage): number {
  const nodes = 1 + used.clusterWorkers;
  const vcpus = Number(machine_type.split("-")[2]);
  const nodeHour =
    machineHour(machine_type, false) +
    vcpus * prices.dataprocVcpuHour +
    (disk_gb * prices.diskGbMonth) / hoursPerMonth;
  return runsPerMonth * used.categoriseHours * nodes * nodeHour;
}

/** Half of the lake is two months old, the rest older; a third more lies there as replaced versions. */
function storageMonth(used: Usage): number {
  const { standardGbMonth, nearlineGbMonth, coldlineGbMonth, archiveGbMonth, ...each } = prices.storage;
  const lakeGbMonth = (standardGbMonth * 2 + nearlineGbMonth + coldlineGbMonth) / 4;
  const copiedGb = used.lakeGb / 12;
  return (
    used.lakeGb * (lakeGbMonth * 1.33 + archiveGbMonth) +
    used.lakeWritesThousands * each.thousandWrites +
    used.lakeReadsThousands * each.thousandReads +
    copiedGb * each.betweenRegionsGb
  );
}

function edgeMonth(used: Usage): number {
  const { loadBalancer, armor, dns } = prices;
  const rules = 8;
  return (
    hoursPerMonth * loadBalancer.rulesHour +
    used.apiOutGb * (loadBalancer.processedGb + loadBalancer.outGb) +
    used.apiMillionRequests *
      (loadBalancer.cacheMillionLookups + armor.millionRequests + dns.millionQueries) +
    armor.policyMonth +
    rules * armor.ruleMonth +
    dns.zoneMonth
  );
}

/** A sweep every five minutes takes some three seconds, the other functions together a minute a run. */
function eventsMonth(used: Usage): number {
  const sweeps = hoursPerMonth * 12;
  const seconds = sweeps * 3 + runsPerMonth * 60;
  const calls = sweeps + runsPerMonth * 20;
  const { vcpuSecond, gbSecond, millionCalls } = prices.functions;
  return (
    seconds * (vcpuSecond + gbSecond) +
    (calls / 1_000_000) * millionCalls +
    used.messagesTb * prices.pubsubTb +
    3 * prices.schedulerJobMonth
  );
}

function natMonth(used: Usage): number {
  const { addressHour, machineHour: machine, processedGb } = prices.nat;
  return hoursPerMonth * (addressHour + machine) + used.fetchedGb * processedGb;
}

function deliveryMonth(used: Usage): number {
  const secrets = 5;
  const buildMinutes = 15;
  return (
    used.imagesGb * prices.registryGbMonth +
    used.releases * buildMinutes * prices.buildMinute +
    secrets * prices.secretVersionMonth
  );
}
