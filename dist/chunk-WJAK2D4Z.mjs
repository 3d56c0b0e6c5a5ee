
import{_a as a,db as m,gb as u}from"./chunk-ES2GNFBT.mjs";import"./chunk-FSUNMIS4.mjs";import"./chunk-R6TT3IFD.mjs";import{p as d}from"./chunk-KBG3SEYB.mjs";import"./chunk-6POH6RRA.mjs";function $(e,o){let f=new d(".env",e),{roots:[p]}=a({value:e,at:{file:f,start:0,end:e.length}}),i=new Map(m(p).map(({key:n,value:t})=>[n.value,u(t)?.value])),s=new Set,r=[];for(let n of o){let t=c(n);n.moved===void 0||t===void 0||i.has(n.moved)&&i.get(n.moved)!==t||(s.add(n),!i.has(n.moved)&&(i.set(n.moved,t),r.push(`${n.moved}=${/^[\w./+=:@-]+$/.test(t)?t:`'${t}'`}`)))}let l=e===""||e.endsWith(`
`)?e:`${e}
`;return{text:r.length===0?e:`${l}${r.join(`
`)}
`,kept:s}}function c({edits:[e]}){let o=e?.at.file.text.slice(e.at.start,e.at.end);return o===void 0||/[\\'"\n\r]/.test(o)?void 0:o}export{$ as withMovedValues};
