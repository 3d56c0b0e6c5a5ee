"use strict";const {f:g}=require("./chunk-J4N2JBYM.cjs");const {Sa:m,Ta:f}=require("./chunk-VGOMYDNA.cjs");require("./chunk-IR433FWN.cjs");require("./chunk-QJNSA66J.cjs");require("./chunk-BSOOV33V.cjs");require("./chunk-2DZD6CQM.cjs");require("./chunk-5OP65TWF.cjs");var I=({findings:t,unreadable:e,summary:s})=>{let n=new Map,i=({inRepository:o},r)=>{let p=g(o);n.set(p,[...n.get(p)??[],r(p)])};for(let o of t)i(o.at,r=>h(o,r));for(let o of e.filter(({isBroken:r})=>r))i(o,r=>l(o,r));n.size===0&&n.set("agent-auth-lint",[{name:s()[0]??"",outcome:"passed"}]);let u=[...n].map(([o,r])=>x(o,r)),c=[...n.values()].flat();return`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="agent-auth-lint"${d(c)}>
${u.join("")}</testsuites>
`};function l({at:t,say:e},s){let n=`${s}:${t?.region.startLine??1}`;return{name:`parse ${n}`,outcome:"error",kind:"parse",message:e,text:n}}function h({rule:t,variant:e,level:s,at:n,message:i,help:u},c){let{startLine:o,startColumn:r}=n.region,p=`${c}:${o}:${r}`,$=[`${s}: ${p}`,f(i),u&&f(u),m(t)].filter(Boolean).join(`
`);return{name:`${t.id} ${o}:${r}`,outcome:s==="note"?"skipped":"failure",kind:`${t.id}/${e}`,message:i,text:$}}function x(t,e){let s=e.filter(({outcome:i})=>i==="skipped").length,n=e.map(i=>y(i,t)).join("");return`  <testsuite name="${a(t)}"${d(e)} skipped="${s}">
${n}  </testsuite>
`}function d(t){let e=s=>t.filter(({outcome:n})=>n===s).length;return` tests="${t.length}" failures="${e("failure")}" errors="${e("error")}"`}function y(t,e){let s=`    <testcase name="${a(t.name)}" classname="${a(e)}"`;if(t.outcome==="passed")return`${s}/>
`;let n=t.outcome==="skipped"?`<skipped>${a(t.text)}</skipped>`:`<${t.outcome} type="${a(t.kind)}" message="${a(t.message)}">${a(t.text)}</${t.outcome}>`;return`${s}>
      ${n}
    </testcase>
`}function a(t){return t.replace(C,"\uFFFD").replace(/[&<>"']/g,e=>k.get(e)??e)}var k=new Map([["&","&amp;"],["<","&lt;"],[">","&gt;"],['"',"&quot;"],["'","&apos;"]]),C=new RegExp("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]|\\p{Cs}","gu");module.exports={junit:I};
