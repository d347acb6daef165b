import { Command } from "commander";
import { readConfig } from "/work/wt/forecast/core/config.ts";
import { createLog } from "/work/wt/forecast/core/log.ts";
import { createReporter } from "/work/wt/forecast/jobs/reporter.ts";
import { registerBacktest } from "/work/wt/forecast/jobs/commands/backtest.ts";
import { registerPredict } from "/work/wt/forecast/jobs/commands/predict.ts";
const p=new Command("pulso"); const config=readConfig(); const reporter=createReporter({json:!!process.env.J});
const c=()=>({config,log:createLog(config),reporter,signal:new AbortController().signal});
registerBacktest(p,c); registerPredict(p,c); await p.parseAsync(); reporter.close();
