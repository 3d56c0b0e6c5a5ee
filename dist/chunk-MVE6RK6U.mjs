
import{Sa as s,Ta as l}from"./chunk-LVAC4YZY.mjs";import"./chunk-CYJXQAI2.mjs";import"./chunk-35TQL243.mjs";import"./chunk-YZ2Z377N.mjs";import"./chunk-KNIZ7SKK.mjs";import"./chunk-SPWAWA2P.mjs";function h(e){let o=Math.max(...e.map(({id:t})=>t.length)),n=d(e).map(t=>{let r=t.recommended?"":" (strict profile only)";return`${t.id.padEnd(o)}  ${c(t).padEnd(7)}  ${t.title}${r}`});return n.join(`
`)+`
`}function $(e){let o=d(e).map(n=>{let{id:t,title:r,group:i,variants:a,confidence:p,recommended:m,references:u,tags:f}=n;return{id:t,title:r,group:i,level:c(n),confidence:p,recommended:m,variants:a,tags:f,references:u,url:s(n)}});return JSON.stringify(o,null,2)+`
`}function v(e){let o=Object.entries(e.variants).map(([r,{level:i,score:a}])=>`  ${r}: ${i} ${a.toFixed(1)}`),n=e.references.map(r=>`  ${r}`),t=[e.id,"",l(e.title),"","Levels and scores:",...o,"",...n.length>0?["References:",...n,""]:[],`Page: ${s(e)}`,`To suppress: agent-auth-lint-disable-next-line ${e.id} -- reason`,""];return t.join(`
`)}function c({variants:e}){return Object.values(e)[0]?.level??"warning"}function d(e){return e.toSorted((o,n)=>o.id<n.id?-1:1)}export{v as ruleFacts,$ as ruleJson,h as ruleTable};
