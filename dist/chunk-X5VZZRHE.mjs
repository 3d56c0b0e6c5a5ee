
import{Wa as u}from"./chunk-LVAC4YZY.mjs";import"./chunk-CYJXQAI2.mjs";import"./chunk-35TQL243.mjs";import{c as a,f as m}from"./chunk-YZ2Z377N.mjs";import{q as d}from"./chunk-KNIZ7SKK.mjs";import"./chunk-SPWAWA2P.mjs";function $(e,o){let f=new d(".env",e),{roots:[p]}=u({value:e,at:{file:f,start:0,end:e.length}}),i=new Map(a(p).map(({key:n,value:t})=>[n.value,m(t)?.value])),s=new Set,r=[];for(let n of o){let t=c(n);n.moved===void 0||t===void 0||i.has(n.moved)&&i.get(n.moved)!==t||(s.add(n),!i.has(n.moved)&&(i.set(n.moved,t),r.push(`${n.moved}=${/^[\w./+=:@-]+$/.test(t)?t:`'${t}'`}`)))}let l=e===""||e.endsWith(`
`)?e:`${e}
`;return{text:r.length===0?e:`${l}${r.join(`
`)}
`,kept:s}}function c({edits:[e]}){let o=e?.at.file.text.slice(e.at.start,e.at.end);return o===void 0||/[\\'"\n\r]/.test(o)?void 0:o}export{$ as withMovedValues};
