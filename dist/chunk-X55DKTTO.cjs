"use strict";const {Wa:u}=require("./chunk-VGOMYDNA.cjs");require("./chunk-IR433FWN.cjs");require("./chunk-QJNSA66J.cjs");const {c:a,f:m}=require("./chunk-BSOOV33V.cjs");const {q:d}=require("./chunk-2DZD6CQM.cjs");require("./chunk-5OP65TWF.cjs");function $(e,o){let f=new d(".env",e),{roots:[p]}=u({value:e,at:{file:f,start:0,end:e.length}}),i=new Map(a(p).map(({key:n,value:t})=>[n.value,m(t)?.value])),s=new Set,r=[];for(let n of o){let t=c(n);n.moved===void 0||t===void 0||i.has(n.moved)&&i.get(n.moved)!==t||(s.add(n),!i.has(n.moved)&&(i.set(n.moved,t),r.push(`${n.moved}=${/^[\w./+=:@-]+$/.test(t)?t:`'${t}'`}`)))}let l=e===""||e.endsWith(`
`)?e:`${e}
`;return{text:r.length===0?e:`${l}${r.join(`
`)}
`,kept:s}}function c({edits:[e]}){let o=e?.at.file.text.slice(e.at.start,e.at.end);return o===void 0||/[\\'"\n\r]/.test(o)?void 0:o}module.exports={withMovedValues:$};
