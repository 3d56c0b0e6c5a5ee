
import{bb as a,gb as m,jb as u}from"./chunk-ZIB3YZDP.mjs";import"./chunk-CC4QIQ7M.mjs";import"./chunk-GHRHX2DI.mjs";import{q as d}from"./chunk-O7NUNZFU.mjs";import"./chunk-2MFKRZ7Q.mjs";function $(e,o){let f=new d(".env",e),{roots:[p]}=a({value:e,at:{file:f,start:0,end:e.length}}),i=new Map(m(p).map(({key:n,value:t})=>[n.value,u(t)?.value])),s=new Set,r=[];for(let n of o){let t=c(n);n.moved===void 0||t===void 0||i.has(n.moved)&&i.get(n.moved)!==t||(s.add(n),!i.has(n.moved)&&(i.set(n.moved,t),r.push(`${n.moved}=${/^[\w./+=:@-]+$/.test(t)?t:`'${t}'`}`)))}let l=e===""||e.endsWith(`
`)?e:`${e}
`;return{text:r.length===0?e:`${l}${r.join(`
`)}
`,kept:s}}function c({edits:[e]}){let o=e?.at.file.text.slice(e.at.start,e.at.end);return o===void 0||/[\\'"\n\r]/.test(o)?void 0:o}export{$ as withMovedValues};
