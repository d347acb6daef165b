import { createSentimentScorer } from "../../core/text/sentiment/scorer.ts";
import { judge } from "./judge.ts"; import { calibrationError, macroF1 } from "./metrics.ts";
import { readAllRows } from "./read-rows.ts"; import { recipe } from "./recipe.ts"; import { isHeldOut, foldOf } from "./rows.ts"; import { trainModel } from "./train-model.ts";
import { findTarget } from "../../core/text/sentiment/find-target.ts"; import { readCsv } from "./read-csv.ts";
const fin = readCsv("../shared/data/_licence_unclear/sentiment_es_finances2023/train.csv.gz").map((r:any)=>({source:"written.es",id:r.id,text:r.text,lang:"es",target:r.target?findTarget(r.text,r.target):undefined,gold:["negative","neutral","positive"].indexOf(r.target_sentiment),label:[0,0,0]}));
const all = readAllRows("../shared/data", "data/sentiment", 0).filter(r=>r.gold>=0);
const held = all.filter(r=>isHeldOut(r.id));
const multi=new Map<string,number>(); for(const r of all) if(r.source==="sentfin") multi.set(r.id,(multi.get(r.id)??0)+1);
for (const arg of process.argv.slice(2)) {
  const o = JSON.parse(arg); const rc = {...recipe,...o, sources:{...recipe.sources,...(o.sources??{})}};
  let rows = readAllRows("../shared/data","data/sentiment",rc.teacherShare).filter(r=>!isHeldOut(r.id));
  if (rc.sources.soft===0) rows=rows.filter(r=>r.gold>=0);
  const t=Date.now(); const s=createSentimentScorer(trainModel(rows as never,rc as never));
  const out=[]; for(const src of ["tfns","sentfin","stocknet","taborda","written.en","written.es"]) { const j=judge(held.filter(r=>r.source===src),s); out.push(src+" "+macroF1(j).toFixed(3)+"/"+calibrationError(j).toFixed(2)); }
  const jm=judge(held.filter(r=>r.source==="sentfin"&&multi.get(r.id)!>1),s); out.push("multi "+macroF1(jm).toFixed(3)); const jf=judge(fin as never,s); out.push("fin "+macroF1(jf).toFixed(3)+"/"+calibrationError(jf).toFixed(2));
  console.log(arg,rows.length,Math.round((Date.now()-t)/1000)+"s",out.join("  "));
}
