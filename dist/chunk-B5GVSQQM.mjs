
import{a}from"./chunk-OI7PZ4PR.mjs";import{c as u,f}from"./chunk-CGCSRQBL.mjs";import{p as d}from"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";function $(e,o){let m=new d(".env",e),{roots:[l]}=a({value:e,at:{file:m,start:0,end:e.length}}),i=new Map(u(l).map(({key:n,value:t})=>[n.value,f(t)?.value])),s=new Set,r=[];for(let n of o){let t=c(n);n.moved===void 0||t===void 0||i.has(n.moved)&&i.get(n.moved)!==t||(s.add(n),!i.has(n.moved)&&(i.set(n.moved,t),r.push(`${n.moved}=${/^[\w./+=:@-]+$/.test(t)?t:`'${t}'`}`)))}let p=e===""||e.endsWith(`
`)?e:`${e}
`;return{text:r.length===0?e:`${p}${r.join(`
`)}
`,kept:s}}function c({edits:[e]}){let o=e?.at.file.text.slice(e.at.start,e.at.end);return o===void 0||/[\\'"\n\r]/.test(o)?void 0:o}export{$ as withMovedValues};
